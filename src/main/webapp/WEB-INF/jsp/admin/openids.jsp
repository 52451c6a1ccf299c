<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ page import="org.wxapplogin.web.admin.events.OpenidListServlet, org.wxapplogin.web.admin.page.Paths" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.events.OpenidListPage --%>

<ui:page title="${msg.text('openids.title')}" active="system">
  <div class="heading">
    <h1><c:out value="${msg.text('openids.title')}"/></h1>
    <p class="lead-line"><c:out value="${msg.text('openids.lead')}"/></p>
  </div>

  <ui:notice of="${model.notice()}"/>

  <c:if test="${model.result().isPresent()}">
    <c:set var="result" value="${model.result().get()}"/>
    <section class="panel" aria-labelledby="plan">
      <h2 id="plan"><c:out value="${msg.text('openids.plan')}"/></h2>
      <dl class="facts">
        <c:forEach var="fact" items="${result.facts()}">
          <dt><c:out value="${fact.name()}"/></dt><dd><c:out value="${fact.value()}"/></dd>
        </c:forEach>
      </dl>
      <c:if test="${not empty result.users()}">
        <ul class="people">
          <c:forEach var="user" items="${result.users()}">
            <li><a href="<ui:url of='${user.href()}'/>"><bdi class="words"><c:out value="${user.name()}"/></bdi></a> <span class="id"><code><c:out value="${user.openid()}"/></code></span></li>
          </c:forEach>
        </ul>
        <c:if test="${not empty result.more()}"><p class="lead-line"><c:out value="${result.more()}"/></p></c:if>
      </c:if>
      <c:if test="${not empty result.submit()}">
        <p><c:out value="${msg.text('push.effect.WECHAT_CANCELLED')}"/></p>
        <form method="post" action="<ui:url of='${OpenidListServlet.CANCEL}'/>">
          <ui:csrf/>
          <input type="hidden" name="app" value="<c:out value='${model.app()}'/>">
          <input type="hidden" name="openids" value="<c:out value='${model.list()}'/>">
          <button class="btn btn-bad" id="cancel-all"><c:out value="${result.submit()}"/></button>
        </form>
      </c:if>
    </section>
  </c:if>

  <section class="panel" aria-labelledby="list">
    <h2 id="list"><c:out value="${msg.text('openids.list')}"/></h2>
    <form method="post" action="<ui:url of='${OpenidListServlet.CHECK}'/>"<c:if test="${not empty model.list()}"> data-unsent</c:if>>
      <ui:csrf/>
      <label class="form-label" for="app"><c:out value="${msg.text('users.column.app')}"/></label>
      <select class="form-select" id="app" name="app"><ui:options items="${model.apps()}"/></select>
      <label class="form-label" for="openids"><c:out value="${msg.text('openids.field')}"/></label>
      <textarea class="form-control" id="openids" name="openids" rows="8" maxlength="<c:out value='${OpenidListServlet.MAX_TEXT}'/>" required spellcheck="false" autocapitalize="none" autocomplete="off"<c:if test="${empty model.list()}"> autofocus</c:if>><c:out value="${model.list()}"/></textarea>
      <p class="buttons">
        <button class="btn btn-primary"><c:out value="${msg.text('openids.check')}"/></button>
        <label class="btn btn-plain" data-file-for="openids" data-too-large="<c:out value="${msg.text('openids.too-large')}"/>" hidden><c:out value="${msg.text('openids.file')}"/><input type="file" accept=".txt,.csv,text/plain" class="visually-hidden"></label>
      </p>
    </form>
  </section>
</ui:page>
