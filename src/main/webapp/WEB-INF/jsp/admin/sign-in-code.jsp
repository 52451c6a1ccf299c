<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ page import="org.wxapplogin.web.admin.page.Paths" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.signin.SignInCodePage --%>

<ui:page title="${msg.text('sign-in.code.title')}">
  <section class="door">
    <h1><c:out value="${msg.text('sign-in.code.heading')}"/></h1>
    <p class="lead-line"><c:out value="${msg.text('sign-in.code.lead')}"/></p>
    <c:if test="${model.refused()}">
      <div class="notice" role="alert" id="refused"><c:out value="${msg.text('sign-in.code.refused')}"/></div>
    </c:if>
    <c:if test="${model.unopened()}">
      <div class="notice" role="alert" id="unopened"><c:out value="${msg.text('sign-in.code.unopened')}"/></div>
    </c:if>
    <form method="post" action="<ui:url of='${Paths.SIGN_IN_CODE}'/>">
      <input type="hidden" name="csrf" value="<c:out value='${model.csrfToken()}'/>">
      <input type="hidden" name="to" value="<c:out value='${model.to()}'/>">
      <c:if test="${not empty model.unsent()}"><input type="hidden" name="unsent" value="<c:out value='${model.unsent()}'/>"></c:if>
      <label class="form-label" for="code"><c:out value="${msg.text('sign-in.code')}"/></label>
      <input class="form-control code" id="code" name="code" inputmode="numeric" maxlength="9" autocomplete="one-time-code" required autofocus>
      <button class="btn btn-primary"><c:out value="${msg.text('sign-in.submit')}"/></button>
    </form>
    <details class="more" <c:if test="${model.unopened()}">open</c:if>>
      <summary><c:out value="${msg.text('sign-in.recovery')}"/></summary>
      <form method="post" action="<ui:url of='${Paths.SIGN_IN_CODE}'/>">
        <input type="hidden" name="csrf" value="<c:out value='${model.csrfToken()}'/>">
        <input type="hidden" name="to" value="<c:out value='${model.to()}'/>">
        <c:if test="${not empty model.unsent()}"><input type="hidden" name="unsent" value="<c:out value='${model.unsent()}'/>"></c:if>
        <label class="form-label" for="recovery"><c:out value="${msg.text('sign-in.recovery.code')}"/></label>
        <input class="form-control code" id="recovery" name="code" maxlength="16" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="recovery-hint" required>
        <p class="hint" id="recovery-hint"><c:out value="${msg.text('sign-in.recovery.hint')}"/></p>
        <button class="btn btn-plain"><c:out value="${msg.text('sign-in.submit')}"/></button>
      </form>
    </details>
    <p class="more"><a href="<ui:url of='${Paths.SIGN_IN}'/>"><c:out value="${msg.text('sign-in.again')}"/></a></p>
  </section>
</ui:page>
