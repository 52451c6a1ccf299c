<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ page import="org.wxapplogin.web.admin.admins.AdminPageServlet, org.wxapplogin.web.admin.events.AuditLinks, org.wxapplogin.web.admin.page.Paths" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.admins.AdminDetailPage --%>

<ui:page title="${model.title()}" active="admins">
  <ui:notice of="${model.notice()}"/>
  <c:if test="${not empty model.password()}">
    <section class="panel once" aria-labelledby="once">
      <h2 id="once"><c:out value="${msg.text('admins.password')}"/></h2>
      <p class="secret"><code id="start-password"><c:out value="${model.password()}"/></code></p>
      <p class="hint"><c:out value="${msg.text('admins.password.once')}"/></p>
    </section>
  </c:if>

  <p class="back"><a href="<ui:url of='${Paths.ADMINS}'/>">← <c:out value="${msg.text('admins.back')}"/></a></p>
  <div class="profile">
    <ui:avatar of="${model.admin().avatar()}" size="large"/>
    <div class="names">
      <h1><bdi><c:out value="${model.admin().name()}"/></bdi></h1>
      <p class="badges">
        <span class="id"><c:out value="${model.id()}"/></span>
        <span class="status status-<c:out value='${model.admin().tone()}'/>"><c:out value="${model.admin().state()}"/></span>
        <span class="plate"><c:out value="${model.admin().role()}"/></span>
      </p>
    </div>
  </div>

  <div class="columns">
    <section class="panel" aria-labelledby="state">
      <h2 id="state"><c:out value="${msg.text('admins.state')}"/></h2>
      <dl class="facts">
        <dt><c:out value="${msg.text('admins.apps')}"/></dt><dd><c:out value="${empty model.admin().apps() ? msg.text('admins.apps.all') : model.admin().apps()}"/></dd>
        <dt><c:out value="${msg.text('admins.totp')}"/></dt><dd><ui:onOff on="${model.admin().totp()}"/></dd>
        <dt><c:out value="${msg.text('admins.last-sign-in')}"/></dt>
        <dd>
          <c:if test="${model.admin().lastSignIn().isEmpty()}"><span class="unnamed"><c:out value="${msg.text('admins.never')}"/></span></c:if>
          <c:if test="${model.admin().lastSignIn().isPresent()}"><ui:time at="${model.admin().lastSignIn().get()}"/></c:if>
        </dd>
        <dt><c:out value="${msg.text('admins.created')}"/></dt><dd><ui:time at="${model.admin().created()}"/></dd>
      </dl>
      <p class="hint"><a href="<ui:url of='${AuditLinks.byAdmin(model.admin().id())}'/>"><c:out value="${msg.text('admins.done')}"/></a></p>
    </section>

    <section class="panel acts" aria-labelledby="acts">
      <h2 id="acts"><c:out value="${msg.text('user.acts')}"/></h2>
      <c:if test="${model.acts().isEmpty()}"><p class="none"><c:out value="${msg.text('admins.own')}"/>&#32;<a href="<ui:url of='${Paths.ACCOUNT}'/>"><c:out value="${msg.text('account.title')}"/></a></p></c:if>
      <c:if test="${model.acts().isPresent()}">
        <c:set var="acts" value="${model.acts().get()}"/>
        <form class="line" method="post" action="<ui:url of='${Paths.of(AdminPageServlet.ROLE, model.admin().id())}'/>">
          <ui:csrf/>
          <label class="visually-hidden" for="role"><c:out value="${msg.text('admins.role')}"/></label>
          <select class="form-select" id="role" name="role"><ui:options items="${acts.roles()}"/></select>
          <button class="btn btn-plain"><c:out value="${msg.text('admins.role.submit')}"/></button>
        </form>
        <c:if test="${not empty acts.apps()}">
          <details>
            <summary class="btn btn-plain" id="apps"><c:out value="${msg.text('admins.apps.change')}"/></summary>
            <form method="post" action="<ui:url of='${Paths.of(AdminPageServlet.APPS, model.admin().id())}'/>">
              <ui:csrf/>
              <ui:appPicks of="${acts.apps()}"/>
              <button class="btn btn-primary" id="apps-set"><c:out value="${msg.text('admins.apps.submit')}"/></button>
            </form>
          </details>
        </c:if>
        <details>
          <summary class="btn btn-plain"><c:out value="${msg.text('admins.reset-password')}"/></summary>
          <form method="post" action="<ui:url of='${Paths.of(AdminPageServlet.RESET_PASSWORD, model.admin().id())}'/>">
            <ui:csrf/>
            <p><c:out value="${msg.text('admins.reset-password.what')}"/></p>
            <button class="btn btn-primary" id="reset-password"><c:out value="${msg.text('admins.reset-password')}"/></button>
          </form>
        </details>
        <c:if test="${acts.resetTotp()}">
          <details>
            <summary class="btn btn-plain"><c:out value="${msg.text('admins.reset-totp')}"/></summary>
            <form method="post" action="<ui:url of='${Paths.of(AdminPageServlet.RESET_TOTP, model.admin().id())}'/>">
              <ui:csrf/>
              <p><c:out value="${msg.text('admins.reset-totp.what')}"/></p>
              <button class="btn btn-bad" id="reset-totp"><c:out value="${msg.text('admins.reset-totp')}"/></button>
            </form>
          </details>
        </c:if>
        <c:if test="${acts.enable()}">
          <form method="post" action="<ui:url of='${Paths.of(AdminPageServlet.ENABLE, model.admin().id())}'/>">
            <ui:csrf/>
            <button class="btn btn-primary" id="enable"><c:out value="${msg.text('admins.enable')}"/></button>
          </form>
        </c:if>
        <c:if test="${acts.disable()}">
          <details>
            <summary class="btn btn-danger-quiet"><c:out value="${msg.text('admins.disable')}"/></summary>
            <form method="post" action="<ui:url of='${Paths.of(AdminPageServlet.DISABLE, model.admin().id())}'/>">
              <ui:csrf/>
              <p><c:out value="${msg.text('admins.disable.what')}"/></p>
              <button class="btn btn-bad" id="disable"><c:out value="${msg.text('admins.disable')}"/></button>
            </form>
          </details>
        </c:if>
      </c:if>
    </section>
  </div>

  <section aria-labelledby="audit">
    <div class="panel-head"><h2 id="audit"><c:out value="${msg.text('user.audit')}"/></h2></div>
    <c:choose>
      <c:when test="${empty model.audit()}"><p class="none"><c:out value="${msg.text('admins.audit.none')}"/></p></c:when>
      <c:otherwise><ui:audit rows="${model.audit()}" zone="${model.zone()}" targets="false"/></c:otherwise>
    </c:choose>
  </section>
</ui:page>
