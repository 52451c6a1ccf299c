<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ page import="org.wxapplogin.domain.Admin, org.wxapplogin.web.admin.page.Paths" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.admins.PasswordPage --%>

<ui:page title="${msg.text('password.title')}">
  <section class="door">
    <h1><c:out value="${msg.text('password.title')}"/></h1>
    <p class="lead-line">
      <c:choose>
        <c:when test="${model.forced()}"><c:out value="${msg.text('password.forced')}"/></c:when>
        <c:otherwise><c:out value="${msg.text('password.lead')}"/></c:otherwise>
      </c:choose>
    </p>
    <c:if test="${not empty model.error()}">
      <div class="notice" role="alert" id="refused"><c:out value="${model.error()}"/></div>
    </c:if>
    <form method="post" action="<ui:url of='${Paths.PASSWORD}'/>">
      <ui:csrf/>
      <input class="visually-hidden" type="text" name="username" autocomplete="username" value="<c:out value='${model.name()}'/>" aria-hidden="true" tabindex="-1" readonly>
      <label class="form-label" for="current"><c:out value="${msg.text('password.current')}"/></label>
      <input class="form-control" id="current" name="current" type="password" maxlength="<c:out value='${Admin.MAX_PASSWORD_CHARS}'/>" autocomplete="current-password" required>
      <label class="form-label" for="new"><c:out value="${msg.text('password.new')}"/></label>
      <input class="form-control" id="new" name="new" type="password" minlength="<c:out value='${Admin.MIN_PASSWORD_CHARS}'/>" maxlength="<c:out value='${Admin.MAX_PASSWORD_CHARS}'/>" autocomplete="new-password" aria-describedby="new-hint" required>
      <p class="hint" id="new-hint"><c:out value="${msg.text('password.hint')}"/></p>
      <label class="form-label" for="again"><c:out value="${msg.text('password.again')}"/></label>
      <input class="form-control" id="again" name="again" type="password" maxlength="<c:out value='${Admin.MAX_PASSWORD_CHARS}'/>" autocomplete="new-password" required>
      <button class="btn btn-primary"><c:out value="${msg.text('password.submit')}"/></button>
    </form>
    <c:if test="${not model.forced()}"><p class="more"><a href="<ui:url of='${Paths.ACCOUNT}'/>"><c:out value="${msg.text('account.back')}"/></a></p></c:if>
  </section>
</ui:page>
