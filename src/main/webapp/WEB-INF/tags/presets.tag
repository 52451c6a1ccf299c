<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true"
        description="Links that narrow a list to the last days" %>
<%@ attribute name="of" required="true" type="java.util.List" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<span class="presets">
  <c:forEach var="preset" items="${of}">
    <a href="<ui:url of='${preset.href()}'/>"<c:if test="${preset.current()}"> aria-current="true"</c:if>><c:out value="${preset.label()}"/></a>
  </c:forEach>
</span>
