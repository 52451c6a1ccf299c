<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="A round picture over a letter" %>
<%@ attribute name="of" required="true" type="org.wxapplogin.web.admin.page.Avatar" %>
<%@ attribute name="size" required="false" description="large, else as in a list" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<span class="avatar <c:out value='${of.tone()}'/><c:if test="${size eq 'large'}"> avatar-large</c:if>" aria-hidden="true">
  <c:out value="${of.initial()}"/>
  <c:if test="${not empty of.src()}">
    <img src="<ui:url of='${of.src()}'/>" alt="" width="36" height="36" loading="lazy" decoding="async" referrerpolicy="no-referrer">
  </c:if>
</span>
