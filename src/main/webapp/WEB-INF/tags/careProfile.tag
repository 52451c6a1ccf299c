<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="Takes down the nickname and the picture of a user, and gives them back" %>
<%@ attribute name="user" required="true" type="org.wxapplogin.web.admin.users.Person" %>
<%@ attribute name="of" required="true" type="org.wxapplogin.web.admin.users.CarePanel" %>
<%@ tag import="org.wxapplogin.domain.ProfileText, org.wxapplogin.domain.Reason, org.wxapplogin.web.admin.page.Paths, org.wxapplogin.web.admin.users.UserPageServlet" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<div class="care-act">
  <h3><c:out value="${msg.text('care.profile')}"/></h3>
  <c:forEach var="taken" items="${of.takenProfile()}">
    <form class="taken" method="post" action="<ui:url of='${Paths.of(UserPageServlet.UNDO_TAKE_DOWN, user.number())}'/>">
      <ui:csrf/>
      <input type="hidden" name="field" value="<c:out value='${taken.field()}'/>">
      <p><c:out value="${taken.what()}"/> · <c:out value="${msg.text('care.undo.until')}"/>&#32;<ui:time at="${taken.until()}"/></p>
      <button class="btn btn-plain btn-small"><c:out value="${msg.text('care.profile.undo')}"/><span class="visually-hidden">: <c:out value="${taken.what()}"/></span></button>
    </form>
  </c:forEach>
  <c:choose>
    <c:when test="${not empty of.nickname() or not empty of.picture()}">
      <div class="row-of-acts">
        <c:if test="${not empty of.nickname()}">
          <details>
            <summary class="btn btn-danger-quiet" id="ask-take-nickname"><c:out value="${msg.text('care.nickname')}"/></summary>
            <form method="post" action="<ui:url of='${Paths.of(UserPageServlet.TAKE_DOWN_NICKNAME, user.number())}'/>">
              <ui:csrf/>
              <input type="hidden" name="seen" value="<c:out value='${of.nickname()}'/>">
              <p><c:out value="${msg.text('care.nickname.what')}"/></p>
              <label class="form-label" for="instead"><c:out value="${msg.text('care.nickname.instead')}"/></label>
              <input class="form-control" id="instead" name="instead" maxlength="<c:out value='${ProfileText.MAX_NAME}'/>" autocomplete="off">
              <label class="form-label" for="nickname-reason"><c:out value="${msg.text('user.disable.reason')}"/></label>
              <input class="form-control" id="nickname-reason" name="reason" maxlength="<c:out value='${Reason.MAX_CHARS}'/>" autocomplete="off" required>
              <button class="btn btn-bad" id="take-nickname"><c:out value="${msg.text('care.nickname.submit')}"/></button>
            </form>
          </details>
        </c:if>
        <c:if test="${not empty of.picture()}">
          <details>
            <summary class="btn btn-danger-quiet" id="ask-take-picture"><c:out value="${msg.text('care.picture')}"/></summary>
            <form method="post" action="<ui:url of='${Paths.of(UserPageServlet.TAKE_DOWN_PICTURE, user.number())}'/>">
              <ui:csrf/>
              <input type="hidden" name="seen" value="<c:out value='${of.picture()}'/>">
              <p><c:out value="${msg.text('care.picture.what')}"/></p>
              <label class="form-label" for="picture-reason"><c:out value="${msg.text('user.disable.reason')}"/></label>
              <input class="form-control" id="picture-reason" name="reason" maxlength="<c:out value='${Reason.MAX_CHARS}'/>" autocomplete="off" required>
              <button class="btn btn-bad" id="take-picture"><c:out value="${msg.text('care.picture.submit')}"/></button>
            </form>
          </details>
        </c:if>
      </div>
    </c:when>
    <c:when test="${empty of.takenProfile()}"><p class="none"><c:out value="${msg.text('care.profile.none')}"/></p></c:when>
  </c:choose>
</div>
