<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ page import="org.wxapplogin.web.admin.page.Paths" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.signin.UnsentPage. admin.js sends the form by itself. --%>

<ui:page title="${msg.text('unsent.title')}">
  <section class="door">
    <h1><c:out value="${msg.text('unsent.title')}"/></h1>
    <p class="lead-line"><c:out value="${msg.text('unsent.lead')}"/></p>
    <form method="post" action="<ui:url of='${Paths.UNSENT}'/>" data-goes-on>
      <input type="hidden" name="csrf" value="<c:out value='${model.csrfToken()}'/>">
      <input type="hidden" name="unsent" value="<c:out value='${model.unsent()}'/>">
      <button class="btn btn-primary" id="go-on"><c:out value="${msg.text('unsent.submit')}"/></button>
    </form>
    <p class="more"><a href="<ui:url of='${model.to()}'/>"><c:out value="${msg.text('unsent.leave')}"/></a></p>
  </section>
</ui:page>
