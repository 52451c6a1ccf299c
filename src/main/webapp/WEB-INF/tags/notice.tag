<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="What became of the act before, with an undo where there is one" %>
<%@ attribute name="of" required="true" type="java.util.Optional" description="of web.admin.page.Notice" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<c:if test="${of.isPresent()}">
  <div class="flash flash-<c:out value='${of.get().tone()}'/>" role="status" tabindex="-1" autofocus>
    <span><c:out value="${of.get().text()}"/></span>
    <c:if test="${of.get().undo().isPresent()}">
      <form method="post" action="<ui:url of='${of.get().undo().get().href()}'/>">
        <ui:csrf/>
        <c:forEach var="field" items="${of.get().undo().get().fields()}">
          <input type="hidden" name="<c:out value='${field.name()}'/>" value="<c:out value='${field.value()}'/>">
        </c:forEach>
        <button class="btn btn-plain" id="undo"><c:out value="${msg.text('user.undo')}"/></button>
      </form>
    </c:if>
  </div>
</c:if>
