<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ page import="org.wxapplogin.domain.Admin, org.wxapplogin.web.admin.admins.TotpServlet, org.wxapplogin.web.admin.page.Paths" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.admins.TotpPage --%>

<ui:page title="${msg.text('totp.title')}" active="account">
  <ui:notice of="${model.notice()}"/>
  <c:if test="${not frame.held()}"><p class="back"><a href="<ui:url of='${Paths.ACCOUNT}'/>">← <c:out value="${msg.text('account.back')}"/></a></p></c:if>
  <div class="heading">
    <h1><c:out value="${msg.text('totp.title')}"/></h1>
    <p class="lead-line"><c:out value="${msg.text('totp.why')}"/></p>
  </div>
  <c:if test="${frame.held()}"><p class="notice notice-wait spaced" id="held"><c:out value="${msg.text('totp.held')}"/></p></c:if>
  <c:if test="${not empty model.error()}"><div class="notice spaced" role="alert" id="refused"><c:out value="${model.error()}"/></div></c:if>

  <c:if test="${model.unopened()}"><div class="notice spaced" role="alert" id="unopened"><c:out value="${msg.text('totp.unopened')}"/></div></c:if>

  <c:if test="${not empty model.codes()}">
    <section class="panel once" aria-labelledby="codes">
      <h2 id="codes"><c:out value="${msg.text('totp.codes')}"/></h2>
      <p class="hint"><c:out value="${msg.text('totp.codes.once')}"/></p>
      <ol class="codes"><c:forEach var="code" items="${model.codes()}"><li><code><c:out value="${code}"/></code></li></c:forEach></ol>
    </section>
  </c:if>

  <c:choose>
    <c:when test="${model.on()}">
      <div class="columns">
        <section class="panel acts" aria-labelledby="renew">
          <h2 id="renew"><c:out value="${msg.text('totp.codes')}"/></h2>
          <p class="hint"><c:out value="${model.codesLeft()}"/></p>
          <form method="post" action="<ui:url of='${TotpServlet.CODES}'/>">
            <ui:csrf/>
            <p class="hint"><c:out value="${msg.text('totp.renew.what')}"/></p>
            <button class="btn btn-plain" id="renew-codes"><c:out value="${msg.text('totp.renew')}"/></button>
          </form>
        </section>
        <section class="panel acts" aria-labelledby="turn-off">
          <h2 id="turn-off"><c:out value="${msg.text('totp.off')}"/></h2>
          <p class="hint"><c:out value="${msg.text('totp.off.what')}"/></p>
          <form class="narrow" method="post" action="<ui:url of='${TotpServlet.OFF}'/>">
            <ui:csrf/>
            <input class="visually-hidden" type="text" autocomplete="username" value="<c:out value='${frame.adminName()}'/>" aria-hidden="true" tabindex="-1" readonly>
            <label class="form-label" for="off-password"><c:out value="${msg.text('sign-in.password')}"/></label>
            <input class="form-control" id="off-password" name="password" type="password" maxlength="<c:out value='${Admin.MAX_PASSWORD_CHARS}'/>" autocomplete="current-password" required>
            <label class="form-label" for="off-code"><c:out value="${msg.text('totp.off.code')}"/></label>
            <input class="form-control code" id="off-code" name="code" maxlength="16" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" required>
            <button class="btn btn-bad" id="off"><c:out value="${msg.text('totp.off')}"/></button>
          </form>
        </section>
      </div>
    </c:when>
    <c:when test="${model.waiting().isEmpty()}">
      <section class="panel" aria-labelledby="start">
        <h2 id="start"><c:out value="${msg.text('totp.begin')}"/></h2>
        <p class="hint"><c:out value="${msg.text('totp.begin.what')}"/></p>
        <form method="post" action="<ui:url of='${TotpServlet.BEGIN}'/>">
          <ui:csrf/>
          <button class="btn btn-primary" id="begin"><c:out value="${msg.text('totp.begin')}"/></button>
        </form>
      </section>
    </c:when>
    <c:otherwise>
      <c:set var="waiting" value="${model.waiting().get()}"/>
      <section class="panel setup" aria-labelledby="scan">
        <svg class="qr" viewBox="<c:out value='${waiting.qr().viewBox()}'/>" role="img" aria-label="<c:out value="${msg.text('totp.qr')}"/>" shape-rendering="crispEdges"><path d="<c:out value='${waiting.qr().path()}'/>"/></svg>
        <div>
          <h2 id="scan"><c:out value="${msg.text('totp.scan')}"/></h2>
          <p><a href="<c:out value='${waiting.uri()}'/>"><c:out value="${msg.text('totp.open')}"/></a></p>
          <p class="hint"><c:out value="${msg.text('totp.type')}"/></p>
          <p class="secret"><code id="secret"><c:out value="${waiting.secret()}"/></code></p>
          <h2 id="first"><c:out value="${msg.text('totp.first')}"/></h2>
          <form class="narrow" method="post" action="<ui:url of='${TotpServlet.CONFIRM}'/>">
            <ui:csrf/>
            <label class="form-label" for="code"><c:out value="${msg.text('sign-in.code')}"/></label>
            <input class="form-control code" id="code" name="code" inputmode="numeric" maxlength="9" autocomplete="one-time-code" required>
            <button class="btn btn-primary" id="confirm"><c:out value="${msg.text('totp.confirm')}"/></button>
          </form>
          <form method="post" action="<ui:url of='${TotpServlet.BEGIN}'/>">
            <ui:csrf/>
            <button class="btn btn-quiet"><c:out value="${msg.text('totp.other-secret')}"/></button>
          </form>
        </div>
      </section>
    </c:otherwise>
  </c:choose>
</ui:page>
