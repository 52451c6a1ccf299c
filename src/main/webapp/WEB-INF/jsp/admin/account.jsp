<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ page import="org.wxapplogin.web.admin.admins.AccountServlet, org.wxapplogin.web.admin.page.Paths, org.wxapplogin.web.admin.admins.TotpServlet" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.admins.AccountPage --%>

<ui:page title="${msg.text('account.title')}" active="account">
  <ui:notice of="${model.notice()}"/>
  <div class="profile">
    <ui:avatar of="${model.avatar()}" size="large"/>
    <div class="names">
      <h1><bdi><c:out value="${model.name()}"/></bdi></h1>
      <p class="badges"><span class="plate"><c:out value="${model.role()}"/></span></p>
      <c:if test="${not empty model.apps()}"><p class="id"><c:out value="${msg.text('account.apps')}"/> <c:forEach var="app" items="${model.apps()}" varStatus="at"><c:if test="${not at.first}"> · </c:if><ui:app of="${app}"/></c:forEach></p></c:if>
    </div>
  </div>

  <div class="columns">
    <section class="panel" aria-labelledby="password">
      <h2 id="password"><c:out value="${msg.text('sign-in.password')}"/></h2>
      <p class="hint"><c:out value="${msg.text('password.lead')}"/></p>
      <a class="btn btn-plain" id="change-password" href="<ui:url of='${Paths.PASSWORD}'/>"><c:out value="${msg.text('password.submit')}"/></a>
    </section>
    <section class="panel" aria-labelledby="totp">
      <div class="panel-head"><h2 id="totp"><c:out value="${msg.text('totp.title')}"/></h2><ui:onOff on="${model.totp()}"/></div>
      <p class="hint">
        <c:choose>
          <c:when test="${model.totp()}"><c:out value="${model.codesLeft()}"/></c:when>
          <c:otherwise><c:out value="${msg.text('totp.why')}"/></c:otherwise>
        </c:choose>
      </p>
      <a class="btn <c:if test="${model.totp()}">btn-plain</c:if><c:if test="${not model.totp()}">btn-primary</c:if>" id="to-totp" href="<ui:url of='${TotpServlet.PATH}'/>">
        <c:choose>
          <c:when test="${model.totp()}"><c:out value="${msg.text('totp.manage')}"/></c:when>
          <c:otherwise><c:out value="${msg.text('totp.begin')}"/></c:otherwise>
        </c:choose>
      </a>
    </section>
  </div>

  <section class="panel after" aria-labelledby="sessions">
    <div class="panel-head">
      <h2 id="sessions"><c:out value="${msg.text('account.sessions')}"/></h2>
      <c:if test="${model.hasOthers()}">
        <form method="post" action="<ui:url of='${AccountServlet.END_OTHERS}'/>">
          <ui:csrf/>
          <button class="btn btn-plain" id="end-others"><c:out value="${msg.text('account.end-others')}"/></button>
        </form>
      </c:if>
    </div>
    <ul class="devices">
      <c:forEach var="one" items="${model.sessions()}">
        <li>
          <div>
            <span class="device"><bdi><c:out value="${one.browser()}"/></bdi><c:if test="${one.current()}">&#32;<span class="status status-active"><c:out value="${msg.text('account.this')}"/></span></c:if></span>
            <span class="id"><c:out value="${msg.text('device.since')}"/>&#32;<ui:time at="${one.since()}"/> · <c:out value="${msg.text('device.seen')}"/>&#32;<ui:time at="${one.seen()}"/> · <span class="ip"><c:out value="${one.ip()}"/></span></span>
          </div>
          <c:if test="${not one.current()}">
            <form method="post" action="<ui:url of='${AccountServlet.END_SESSION}'/>">
              <ui:csrf/>
              <input type="hidden" name="session" value="<c:out value='${one.id()}'/>">
              <button class="btn btn-plain"><c:out value="${msg.text('user.device.end')}"/><span class="visually-hidden">: <c:out value="${one.browser()}"/></span></button>
            </form>
          </c:if>
        </li>
      </c:forEach>
    </ul>
    <p class="hint"><c:out value="${model.zone()}"/></p>
  </section>
</ui:page>
