<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="The boxes by which an admin is held to some apps" %>
<%@ attribute name="of" required="true" type="java.util.List" description="of web.admin.page.Option, one for each app" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:if test="${not empty of}">
  <fieldset class="picks">
    <legend class="form-label"><c:out value="${msg.text('admins.apps')}"/></legend>
    <c:forEach var="app" items="${of}">
      <label class="check"><input class="form-check-input" type="checkbox" name="<c:out value='${app.value()}'/>" value="1"<c:if test="${app.selected()}"> checked</c:if>> <bdi><c:out value="${app.label()}"/></bdi></label>
    </c:forEach>
    <p class="hint"><c:out value="${msg.text('admins.apps.hint')}"/></p>
  </fieldset>
</c:if>
