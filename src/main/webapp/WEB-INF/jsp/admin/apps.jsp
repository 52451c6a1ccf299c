<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ page import="org.wxapplogin.web.admin.apps.AppsServlet" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.apps.AppsPage --%>

<ui:page title="${msg.text('apps.title')}" active="system">
  <div class="heading">
    <h1><c:out value="${msg.text('apps.title')}"/></h1>
    <p class="lead-line"><c:out value="${msg.text('apps.lead')}"/></p>
    <div class="decide"><a class="btn btn-primary" href="<ui:url of='${AppsServlet.NEW}'/>"><c:out value="${msg.text('apps.new')}"/></a></div>
  </div>

  <ui:notice of="${model.notice()}"/>
  <c:if test="${not empty model.tried()}"><div class="flash flash-<c:out value="${model.well() ? 'done' : 'warn'}"/>" role="status" id="tried"><span><c:out value="${model.tried()}"/></span></div></c:if>

  <c:if test="${empty model.apps()}"><ui:emptyList words="${model.emptyList()}"/></c:if>
  <c:forEach var="app" items="${model.apps()}">
    <section class="panel" aria-labelledby="<c:out value='${app.key()}'/>">
      <div class="panel-head">
        <h2 id="<c:out value='${app.key()}'/>"><bdi><c:out value="${app.name()}"/></bdi></h2>
        <span class="status outcome-<c:out value='${app.tone()}'/>"><c:out value="${app.state()}"/></span>
      </div>
      <c:if test="${not empty app.note()}"><p class="hint"><c:out value="${app.note()}"/></p></c:if>
      <dl class="facts">
        <dt>AppID</dt><dd><code><c:out value="${app.appid()}"/></code></dd>
        <dt><c:out value="${msg.text('apps.source')}"/></dt><dd><c:out value="${app.source()}"/><c:if test="${app.changed().isPresent()}"> · <span class="id"><c:out value="${msg.text('apps.changed')}"/>&#32;<ui:time at="${app.changed().get()}"/></span></c:if></dd>
        <dt><c:out value="${msg.text('apps.field.registration')}"/></dt><dd><c:out value="${app.registration()}"/></dd>
        <dt><c:out value="${msg.text('apps.push')}"/></dt><dd><c:out value="${app.push()}"/></dd>
        <dt><c:out value="${msg.text('apps.sessions')}"/></dt><dd><c:out value="${app.sessions()}"/></dd>
        <dt><c:out value="${msg.text('apps.limits')}"/></dt><dd><c:out value="${app.limit()}"/></dd>
      </dl>
      <div class="decide">
        <form method="post" action="<ui:url of='${AppsServlet.TRY}'/>">
          <ui:csrf/>
          <input type="hidden" name="appid" value="<c:out value='${app.appid()}'/>">
          <input type="hidden" name="app" value="<c:out value='${app.id()}'/>">
          <button class="btn btn-plain"><c:out value="${msg.text('apps.try')}"/></button>
        </form>
        <c:if test="${not empty app.id()}">
          <a class="btn btn-plain" href="<ui:url of='${app.href()}'/>"><c:out value="${msg.text('apps.change')}"/></a>
          <c:choose>
            <c:when test="${app.stopped()}">
              <form method="post" action="<ui:url of='${app.startHref()}'/>"><ui:csrf/><button class="btn btn-plain"><c:out value="${msg.text('apps.start')}"/></button></form>
            </c:when>
            <c:otherwise>
              <form method="post" action="<ui:url of='${app.stopHref()}'/>"><ui:csrf/><button class="btn btn-plain"><c:out value="${msg.text('apps.stop')}"/></button></form>
            </c:otherwise>
          </c:choose>
        </c:if>
      </div>
    </section>
  </c:forEach>
  <c:if test="${not empty model.zone()}"><p class="lead-line after"><c:out value="${model.zone()}"/></p></c:if>
</ui:page>
