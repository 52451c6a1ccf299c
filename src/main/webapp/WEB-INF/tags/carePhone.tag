<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="Unbinds the phone number of a user, gives it to another one, and gives it back" %>
<%@ attribute name="user" required="true" type="org.wxapplogin.web.admin.users.Person" %>
<%@ attribute name="of" required="true" type="org.wxapplogin.web.admin.users.CarePanel" %>
<%@ tag import="org.wxapplogin.domain.Reason, org.wxapplogin.web.admin.page.Paths, org.wxapplogin.web.admin.users.UserPageServlet" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<div class="care-act">
  <h3><c:out value="${msg.text('user.phone')}"/></h3>
  <c:if test="${of.takenPhone().isPresent()}">
    <form class="taken" method="post" action="<ui:url of='${Paths.of(UserPageServlet.UNDO_PHONE, user.number())}'/>">
      <ui:csrf/>
      <p>
        <c:out value="${msg.text('care.phone.taken')}"/>&#32;<span class="number"><c:out value="${of.takenPhone().get().what()}"/></span>
        <c:if test="${not empty of.takenPhone().get().to()}"> → <a href="<ui:url of='${of.takenPhone().get().toHref()}'/>"><c:out value="${of.takenPhone().get().to()}"/></a></c:if>
        · <c:out value="${msg.text('care.undo.until')}"/>&#32;<ui:time at="${of.takenPhone().get().until()}"/>
      </p>
      <button class="btn btn-plain btn-small" id="undo-phone"><c:out value="${msg.text('care.phone.undo')}"/></button>
    </form>
  </c:if>
  <c:choose>
    <c:when test="${not empty of.phone()}">
      <div class="row-of-acts">
        <details>
          <summary class="btn btn-danger-quiet" id="ask-unbind-phone"><c:out value="${msg.text('care.phone.unbind')}"/></summary>
          <form method="post" action="<ui:url of='${Paths.of(UserPageServlet.UNBIND_PHONE, user.number())}'/>">
            <ui:csrf/>
            <input type="hidden" name="seen" value="<c:out value='${of.phone()}'/>">
            <p><c:out value="${msg.text('care.phone.unbind.what')}"/></p>
            <label class="form-label" for="unbind-reason"><c:out value="${msg.text('user.disable.reason')}"/></label>
            <input class="form-control" id="unbind-reason" name="reason" maxlength="<c:out value='${Reason.MAX_CHARS}'/>" autocomplete="off" required>
            <button class="btn btn-bad" id="unbind-phone"><c:out value="${msg.text('care.phone.unbind.submit')}"/></button>
          </form>
        </details>
        <c:if test="${of.move()}">
          <details>
            <summary class="btn btn-plain" id="ask-move-phone"><c:out value="${msg.text('care.phone.move')}"/></summary>
            <form method="post" action="<ui:url of='${Paths.of(UserPageServlet.MOVE_PHONE, user.number())}'/>">
              <ui:csrf/>
              <input type="hidden" name="seen" value="<c:out value='${of.phone()}'/>">
              <p><c:out value="${msg.text('care.phone.move.what')}"/></p>
              <label class="form-label" for="move-user"><c:out value="${msg.text('care.phone.move.user')}"/></label>
              <input class="form-control" id="move-user" name="user" maxlength="18" inputmode="numeric" pattern="[0-9]+" autocomplete="off" required>
              <label class="form-label" for="move-reason"><c:out value="${msg.text('user.disable.reason')}"/></label>
              <input class="form-control" id="move-reason" name="reason" maxlength="<c:out value='${Reason.MAX_CHARS}'/>" autocomplete="off" required>
              <button class="btn btn-bad" id="move-phone"><c:out value="${msg.text('care.phone.move.submit')}"/></button>
            </form>
          </details>
        </c:if>
      </div>
    </c:when>
    <c:when test="${of.takenPhone().isEmpty()}"><p class="none"><c:out value="${msg.text('user.phone.none')}"/></p></c:when>
  </c:choose>
</div>
