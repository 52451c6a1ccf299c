<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ page import="org.wxapplogin.domain.Admin, org.wxapplogin.web.admin.page.Paths" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.signin.ConfirmPage --%>

<ui:page title="${msg.text('confirm.title')}">
  <section class="door">
    <h1><c:out value="${msg.text('confirm.title')}"/></h1>
    <p class="lead-line"><c:out value="${msg.text('confirm.lead')}"/></p>
    <c:if test="${model.refused()}">
      <div class="notice" role="alert" id="refused"><c:out value="${msg.text('confirm.refused')}"/></div>
    </c:if>
    <form method="post" action="<ui:url of='${model.action()}'/>" data-unsent data-carries>
      <ui:csrf/>
      <c:forEach var="field" items="${model.fields()}">
        <input type="hidden" name="<c:out value='${field.name()}'/>" value="<c:out value='${field.value()}'/>">
      </c:forEach>
      <input class="visually-hidden" type="text" autocomplete="username" value="<c:out value='${frame.adminName()}'/>" aria-hidden="true" tabindex="-1" readonly>
      <label class="form-label" for="confirm-password"><c:out value="${msg.text('sign-in.password')}"/></label>
      <input class="form-control" id="confirm-password" name="confirm-password" type="password" maxlength="<c:out value='${Admin.MAX_PASSWORD_CHARS}'/>" autocomplete="current-password" required autofocus>
      <button class="btn btn-primary"><c:out value="${msg.text('confirm.submit')}"/></button>
    </form>
    <p class="more"><a href="<ui:url of='${Paths.HOME}'/>"><c:out value="${msg.text('confirm.leave')}"/></a></p>
  </section>
</ui:page>
