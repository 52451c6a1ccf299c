<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="The entries of a select box" %>
<%@ attribute name="items" required="true" type="java.util.List" description="of web.admin.page.Option" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:forEach var="item" items="${items}">
  <option value="<c:out value='${item.value()}'/>"<c:if test="${item.selected()}"> selected</c:if>><c:out value="${item.label()}"/></option>
</c:forEach>
