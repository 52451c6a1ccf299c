<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ page import="org.wxapplogin.web.admin.events.AuditLinks, org.wxapplogin.web.admin.events.LoginLinks, org.wxapplogin.web.admin.page.Paths, org.wxapplogin.web.admin.users.UserPageServlet, org.wxapplogin.web.admin.users.UserTimelinePages" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.users.UserDetailPage --%>

<ui:page title="${model.title()}" active="users">
  <ui:notice of="${model.notice()}"/>

  <p class="back"><a href="<ui:url of='${Paths.USERS}'/>">← <c:out value="${msg.text('user.back')}"/></a></p>
  <div class="profile">
    <ui:avatar of="${model.user().avatar()}" size="large"/>
    <div class="names">
      <h1<c:if test="${not model.user().named()}"> class="unnamed"</c:if>><bdi><c:out value="${model.user().name()}"/></bdi></h1>
      <p class="badges">
        <span class="id"><c:out value="${model.user().id()}"/></span>
        <span class="status status-<c:out value='${model.user().tone()}'/>"><c:out value="${model.user().status()}"/></span>
        <span class="plate"><c:out value="${model.level()}"/></span>
        <a id="timeline" href="<ui:url of='${Paths.of(UserTimelinePages.PATH, model.user().number())}'/>"><c:out value="${msg.text('timeline.open')}"/></a>
      </p>
    </div>
  </div>
  <c:if test="${model.user().tone() eq 'disabled'}"><ui:ban of="${model.ban()}"/></c:if>
  <c:if test="${model.facts().deletion().isPresent()}">
    <p class="notice notice-wait"><c:out value="${msg.text('user.cancelled')}"/>&#32;<ui:time at="${model.facts().deletion().get()}"/></p>
  </c:if>

  <div class="columns">
    <div class="side">
      <ui:userFacts user="${model.user()}" of="${model.facts()}"/>
      <ui:userPerson user="${model.user()}" of="${model.samePerson()}"/>
    </div>
    <div class="side">
      <c:if test="${model.acts().isPresent()}"><ui:userActs of="${model.user()}" acts="${model.acts().get()}" templates="${model.templates()}"/></c:if>
      <c:if test="${model.care().isPresent()}"><ui:userCare user="${model.user()}" of="${model.care().get()}"/></c:if>
      <ui:userNotes model="${model}"/>
    </div>
  </div>

  <section class="panel" aria-labelledby="devices">
    <div class="panel-head">
      <h2 id="devices"><c:out value="${msg.text('user.devices')}"/></h2>
      <c:if test="${model.acts().isPresent() and not empty model.devices()}">
        <form method="post" action="<ui:url of='${Paths.of(UserPageServlet.END_ALL, model.user().number())}'/>">
          <ui:csrf/>
          <button class="btn btn-plain" id="end-all"><c:out value="${msg.text('user.device.end-all')}"/></button>
        </form>
      </c:if>
    </div>
    <c:if test="${empty model.devices()}"><p class="none"><c:out value="${msg.text('user.devices.none')}"/></p></c:if>
    <ul class="devices">
      <c:forEach var="device" items="${model.devices()}">
        <li>
          <div>
            <bdi class="device words"><c:out value="${device.name()}"/></bdi>
            <span class="id"><c:out value="${msg.text('device.since')}"/>&#32;<ui:time at="${device.since()}"/> · <c:out value="${msg.text('device.seen')}"/>&#32;<ui:time at="${device.seen()}"/> · <ui:ip of="${device.ip()}"/></span>
          </div>
          <c:if test="${model.acts().isPresent()}">
            <form method="post" action="<ui:url of='${Paths.of(UserPageServlet.END_DEVICE, model.user().number())}'/>">
              <ui:csrf/>
              <input type="hidden" name="device" value="<c:out value='${device.id()}'/>">
              <button class="btn btn-plain"><c:out value="${msg.text('user.device.end')}"/><span class="visually-hidden">: <c:out value="${device.name()}"/></span></button>
            </form>
          </c:if>
        </li>
      </c:forEach>
    </ul>
  </section>

  <section aria-labelledby="logins">
    <div class="panel-head">
      <h2 id="logins"><c:out value="${msg.text('user.logins')}"/></h2>
      <a href="<ui:url of='${LoginLinks.ofUser(model.user().number())}'/>"><c:out value="${msg.text('user.logins.all')}"/></a>
    </div>
    <c:choose>
      <c:when test="${empty model.logins()}"><p class="none"><c:out value="${msg.text('user.logins.none')}"/></p></c:when>
      <c:otherwise><ui:logins rows="${model.logins()}" zone="${model.zone()}" users="false"/></c:otherwise>
    </c:choose>
  </section>

  <c:if test="${not empty model.consents()}"><ui:userConsents rows="${model.consents()}" zone="${model.zone()}"/></c:if>

  <c:if test="${not empty model.changes()}">
    <section aria-labelledby="changes">
      <div class="panel-head"><h2 id="changes"><c:out value="${msg.text('user.changes')}"/></h2></div>
      <ui:changes rows="${model.changes()}" zone="${model.zone()}"/>
    </section>
  </c:if>

  <section aria-labelledby="audit">
    <div class="panel-head">
      <h2 id="audit"><c:out value="${msg.text('user.audit')}"/></h2>
      <a href="<ui:url of='${AuditLinks.ofUser(model.user().number())}'/>"><c:out value="${msg.text('user.audit.all')}"/></a>
    </div>
    <c:choose>
      <c:when test="${empty model.audit()}"><p class="none"><c:out value="${msg.text('user.audit.none')}"/></p></c:when>
      <c:otherwise><ui:audit rows="${model.audit()}" zone="${model.zone()}" targets="false"/></c:otherwise>
    </c:choose>
  </section>
</ui:page>
