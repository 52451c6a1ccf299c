<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.users.DataLinkPage --%>

<ui:page title="${msg.text('data-link.title')}" active="users">
  <div class="heading">
    <h1><c:out value="${msg.text('data-link.title')}"/></h1>
    <p class="lead-line"><a href="<ui:url of='${model.userHref()}'/>"><c:out value="${model.user()}"/></a></p>
  </div>
  <section class="panel" id="data-link" aria-labelledby="link">
    <h2 id="link"><c:out value="${msg.text('data-link.link')}"/></h2>
    <p class="notice notice-wait" role="status"><c:out value="${msg.text('data-link.once')}"/></p>
    <p class="secret-line"><code class="words" data-copies="<c:out value="${msg.text('data-link.link')}"/>"><c:out value="${model.link()}"/></code></p>
    <p><c:out value="${msg.text('data-link.until')}"/>&#32;<ui:time at="${model.until()}"/></p>
    <p class="id"><c:out value="${model.zone()}"/></p>
  </section>
</ui:page>
