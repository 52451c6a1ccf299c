<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ page import="org.wxapplogin.web.admin.page.Paths" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.users.UserGonePage --%>

<ui:page title="${model.title()}" active="users">
  <section class="trouble">
    <h1><c:out value="${model.title()}"/></h1>
    <p><c:out value="${model.sentence()}"/></p>
    <dl class="facts">
      <dt><c:out value="${msg.text('list.time')}"/></dt><dd><ui:time at="${model.at()}"/></dd>
      <dt><c:out value="${msg.text('audit.by')}"/></dt><dd><bdi class="words"><c:out value="${model.admin()}"/></bdi></dd>
    </dl>
    <p class="zone"><c:out value="${model.zone()}"/></p>
    <p class="buttons">
      <a class="btn btn-primary" href="<ui:url of='${Paths.USERS}'/>"><c:out value="${msg.text('gone.to-users')}"/></a>
      <a class="btn btn-plain" href="<ui:url of='${model.auditHref()}'/>"><c:out value="${msg.text('user.audit.all')}"/></a>
    </p>
  </section>
</ui:page>
