<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="What became of the act before, with an undo where there is one" %>
<%@ attribute name="of" required="true" type="org.wxapplogin.web.admin.admins.Told" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<c:if test="${not empty of.text()}">
  <div class="flash flash-<c:out value='${of.tone()}'/>" role="status">
    <span><c:out value="${of.text()}"/></span>
    <c:if test="${not empty of.undoHref()}">
      <form method="post" action="<c:url value='${of.undoHref()}'/>">
        <ui:csrf/>
        <c:if test="${not empty of.undoRole()}"><input type="hidden" name="role" value="<c:out value='${of.undoRole()}'/>"></c:if>
        <button class="btn btn-plain" id="undo"><c:out value="${msg.text('user.undo')}"/></button>
      </form>
    </c:if>
  </div>
</c:if>
