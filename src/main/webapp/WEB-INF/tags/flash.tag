<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="What became of the act before, with a way back where there is one" %>
<%@ attribute name="note" required="true" type="org.wxapplogin.web.admin.users.FlashNote" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<c:if test="${not empty note.text()}">
  <div class="flash flash-<c:out value='${note.tone()}'/>" role="status">
    <span><c:out value="${note.text()}"/></span>
    <c:if test="${not empty note.undoHref()}">
      <form method="post" action="<c:url value='${note.undoHref()}'/>">
        <ui:csrf/>
        <c:if test="${not empty note.undoField()}">
          <input type="hidden" name="<c:out value='${note.undoField()}'/>" value="<c:out value='${note.undoValue()}'/>">
        </c:if>
        <button class="btn btn-plain" id="undo"><c:out value="${msg.text('user.undo')}"/></button>
      </form>
    </c:if>
  </div>
</c:if>
