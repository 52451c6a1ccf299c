<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ page import="org.wxapplogin.domain.AppEntry, org.wxapplogin.domain.AppProfile, org.wxapplogin.web.admin.apps.AppsServlet" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.apps.AppForm --%>

<ui:page title="${model.title()}" active="system">
  <div class="heading">
    <h1><bdi><c:out value="${model.title()}"/></bdi></h1>
    <p class="lead-line"><c:choose>
      <c:when test="${model.fresh()}"><c:out value="${msg.text('apps.new.lead')}"/></c:when>
      <c:otherwise><code><c:out value="${model.appid()}"/></code></c:otherwise>
    </c:choose></p>
  </div>

  <c:if test="${not empty model.problem()}"><div class="notice spaced" role="alert" id="refused"><c:out value="${model.problem()}"/></div></c:if>
  <c:if test="${empty model.problem() and not empty model.faults()}"><div class="notice spaced" role="alert" id="refused"><c:out value="${msg.text('apps.faulty')}"/></div></c:if>

  <form class="app-form" method="post" action="<ui:url of='${model.action()}'/>"<c:if test="${not empty model.problem() or not empty model.faults()}"> data-unsent</c:if>>
    <ui:csrf/>
    <input type="hidden" name="version" value="<c:out value='${model.version()}'/>">
    <section class="panel" aria-labelledby="who">
      <h2 id="who"><c:out value="${msg.text('apps.part.app')}"/></h2>
      <c:if test="${model.fresh()}"><ui:appField form="${model}" word="appid" hint="${msg.text('apps.hint.appid')}" max="${AppEntry.MAX_APPID}" required="true" first="${empty model.faults() and empty model.problem()}"/></c:if>
      <ui:appField form="${model}" word="name" hint="${msg.text('apps.hint.name')}" max="${AppProfile.MAX_NAME_CHARS}" required="true"/>
      <ui:appField form="${model}" word="secret" hint="${msg.text(model.fresh() ? 'apps.hint.secret' : 'apps.hint.secret.keep')}" max="${AppEntry.MAX_SECRET}" secret="true" required="${model.fresh()}"/>
      <div class="field">
        <label class="form-label" for="registration"><c:out value="${msg.text('apps.field.registration')}"/></label>
        <select class="form-select" id="registration" name="registration"><ui:options items="${model.registrations()}"/></select>
      </div>
    </section>
    <section class="panel" aria-labelledby="life">
      <h2 id="life"><c:out value="${msg.text('apps.sessions')}"/></h2>
      <p class="hint"><c:out value="${msg.text('apps.sessions.lead')}"/></p>
      <ui:appField form="${model}" word="idle" hint="${msg.text('apps.hint.idle')}" max="${AppEntry.MAX_DURATION}" placeholder="${model.defaults()['idle']}"/>
      <ui:appField form="${model}" word="absolute" hint="${msg.text('apps.hint.absolute')}" max="${AppEntry.MAX_DURATION}" placeholder="${model.defaults()['absolute']}"/>
      <ui:appField form="${model}" word="rotate-after" hint="${msg.text('apps.hint.rotate-after')}" max="${AppEntry.MAX_DURATION}" placeholder="${model.defaults()['rotate-after']}"/>
      <ui:appField form="${model}" word="max-devices" hint="${msg.text('apps.hint.max-devices')}" max="${AppEntry.MAX_DURATION}" placeholder="${model.defaults()['max-devices']}"/>
    </section>
    <section class="panel" aria-labelledby="limits">
      <h2 id="limits"><c:out value="${msg.text('apps.limits')}"/></h2>
      <ui:appField form="${model}" word="logins-per-minute" hint="${msg.text('apps.hint.logins-per-minute')}" max="${AppEntry.MAX_NUMBER}" placeholder="${model.defaults()['logins-per-minute']}"/>
    </section>
    <section class="panel" aria-labelledby="push">
      <h2 id="push"><c:out value="${msg.text('apps.push')}"/></h2>
      <p class="hint"><c:out value="${msg.text(model.pushed() ? 'apps.push.lead.on' : 'apps.push.lead.off')}"/></p>
      <ui:appField form="${model}" word="push-token" hint="${msg.text(model.pushed() ? 'apps.hint.push-token.keep' : 'apps.hint.push-token')}" max="${AppEntry.MAX_SECRET}" secret="true"/>
      <ui:appField form="${model}" word="push-key" hint="${msg.text(model.keyed() ? 'apps.hint.push-key.keep' : 'apps.hint.push-key')}" max="${AppEntry.MAX_SECRET}" secret="true"/>
      <label class="check"><input class="form-check-input" type="checkbox" name="plain-too"<c:if test="${not empty model.typed()['plain-too']}"> checked</c:if>> <span><c:out value="${msg.text('apps.field.plain-too')}"/></span></label>
      <label class="check"><input class="form-check-input" type="checkbox" name="act-on-plain"<c:if test="${not empty model.typed()['act-on-plain']}"> checked</c:if>> <span><c:out value="${msg.text('apps.field.act-on-plain')}"/></span></label>
      <c:if test="${model.pushed()}"><label class="check"><input class="form-check-input" type="checkbox" name="no-push"<c:if test="${not empty model.typed()['no-push']}"> checked</c:if>> <span><c:out value="${msg.text('apps.field.no-push')}"/></span></label></c:if>
    </section>
    <div class="decide after">
      <button class="btn btn-primary"><c:out value="${msg.text(model.fresh() ? 'apps.new.submit' : 'apps.save')}"/></button>
      <a class="btn btn-plain" href="<ui:url of='${AppsServlet.PATH}'/>"><c:out value="${msg.text('apps.back')}"/></a>
    </div>
  </form>
</ui:page>
