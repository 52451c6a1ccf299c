<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ page import="org.wxapplogin.domain.Admin, org.wxapplogin.web.admin.page.Paths" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.signin.SignInPage --%>

<ui:page title="${msg.text('sign-in.title')}">
  <section class="door">
    <h1><c:out value="${msg.text('sign-in.heading')}"/></h1>
    <p class="lead-line"><c:out value="${msg.text('brand.line')}"/></p>
    <c:if test="${not empty model.unsent()}"><p class="notice notice-wait" role="status" id="unsent"><c:out value="${msg.text('unsent.sign-in')}"/></p></c:if>
    <c:if test="${model.refused()}">
      <div class="notice" role="alert" id="refused"><c:out value="${msg.text('sign-in.refused')}"/></div>
    </c:if>
    <form method="post" action="<ui:url of='${Paths.SIGN_IN}'/>">
      <input type="hidden" name="csrf" value="<c:out value='${model.csrfToken()}'/>">
      <input type="hidden" name="to" value="<c:out value='${model.to()}'/>">
      <c:if test="${not empty model.unsent()}"><input type="hidden" name="unsent" value="<c:out value='${model.unsent()}'/>"></c:if>
      <label class="form-label" for="name"><c:out value="${msg.text('sign-in.name')}"/></label>
      <input class="form-control" id="name" name="name" value="<c:out value='${model.name()}'/>" maxlength="<c:out value='${Admin.MAX_NAME_CHARS}'/>"
             autocomplete="username" autocapitalize="none" spellcheck="false" required>
      <label class="form-label" for="password"><c:out value="${msg.text('sign-in.password')}"/></label>
      <input class="form-control" id="password" name="password" type="password" maxlength="<c:out value='${Admin.MAX_PASSWORD_CHARS}'/>"
             autocomplete="current-password" required>
      <button class="btn btn-primary"><c:out value="${msg.text('sign-in.submit')}"/></button>
    </form>
  </section>
</ui:page>
