<%@ tag body-content="scriptless" pageEncoding="UTF-8" trimDirectiveWhitespaces="true"
        description="The frame of every admin page; a request attribute frame holds its texts, msg the labels" %>
<%@ attribute name="title" required="true" description="For the tab; the name of the server is added" %>
<%@ attribute name="active" required="false" description="Menu entry to highlight: dashboard, users, review, logins, admins, audit or system" %>
<%@ attribute name="charts" required="false" type="java.lang.Boolean" description="Whether tables of figures are drawn as charts" %>
<%@ tag import="org.wxapplogin.web.admin.page.Paths" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<!doctype html>
<html lang="<c:out value='${frame.languageTag()}'/>" data-theme="<c:out value='${frame.look().theme()}'/>" data-now="<c:out value='${frame.now()}'/>"
      data-copy="<c:out value="${msg.text('copy')}"/>" data-copied="<c:out value="${msg.text('copy.done')}"/>"
      data-kept="<c:out value="${msg.text('unsent.here')}"/>"<c:if test="${not empty frame.answered()}"> data-page="<c:out value='${frame.answered()}'/>"</c:if><c:if test="${frame.look().exactTimes()}"> class="exact-times"</c:if>>
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="<c:out value='${frame.look().colorScheme()}'/>">
  <title><c:out value="${title}"/> · <c:out value="${msg.text('brand')}"/></title>
  <link rel="icon" type="image/svg+xml" href="<c:out value="${frame.files().own('/static/favicon.svg')}"/>">
  <link rel="stylesheet" href="<c:out value='${frame.files().bootstrap()}'/>">
  <link rel="stylesheet" href="<c:out value="${frame.files().own('/static/admin.css')}"/>">
  <link rel="stylesheet" href="<c:out value="${frame.files().own('/static/dark.css')}"/>" media="<c:out value='${frame.look().darkMedia()}'/>">
  <script src="<c:out value="${frame.files().own('/static/admin.js')}"/>" defer></script>
  <script src="<c:out value="${frame.files().own('/static/forms.js')}"/>" defer></script>
  <c:if test="${charts}">
    <script src="<c:out value='${frame.files().chartLibrary()}'/>" defer></script>
    <script src="<c:out value="${frame.files().own('/static/charts.js')}"/>" defer></script>
  </c:if>
</head>
<body>
  <a class="skip" href="#main"><c:out value="${msg.text('skip')}"/></a>
  <header class="bar<c:if test="${not empty reviews or active eq 'review'}"> bar-full</c:if>">
    <a class="brand" href="<ui:url of='${Paths.HOME}'/>">
      <img src="<c:out value="${frame.files().own('/static/favicon.svg')}"/>" alt="" width="28" height="28">
      <span><c:out value="${msg.text('brand')}"/></span>
    </a>
    <c:if test="${not empty frame.adminName() and not frame.held()}">
      <nav class="menu" aria-label="<c:out value="${msg.text('nav.label')}"/>">
        <ui:menuItem href="${Paths.HOME}" label="${msg.text('nav.dashboard')}" active="${active eq 'dashboard'}"/>
        <ui:menuItem href="${Paths.USERS}" label="${msg.text('nav.users')}" active="${active eq 'users'}"/>
        <c:if test="${not empty reviews or active eq 'review'}"><ui:menuItem href="${Paths.REVIEW}" label="${msg.text('nav.review')}" active="${active eq 'review'}" count="${reviews gt 99 ? '99+' : reviews gt 0 ? reviews : ''}"/></c:if>
        <ui:menuItem href="${Paths.LOGINS}" label="${msg.text('nav.logins')}" active="${active eq 'logins'}"/>
        <c:if test="${frame.owns()}"><ui:menuItem href="${Paths.ADMINS}" label="${msg.text('nav.admins')}" active="${active eq 'admins'}"/></c:if>
        <ui:menuItem href="${Paths.AUDIT}" label="${msg.text('nav.audit')}" active="${active eq 'audit'}"/>
        <c:if test="${frame.operates() and empty frame.apps()}"><ui:menuItem href="${Paths.SYSTEM}" label="${msg.text('nav.system')}" active="${active eq 'system'}"/></c:if>
      </nav>
      <ui:find/>
    </c:if>
    <div class="tools">
      <a class="tool theme" href="<c:out value='${frame.look().themeHref()}'/>" rel="nofollow" title="<c:out value='${frame.look().themeHint()}'/>">
        <ui:themeIcon theme="${frame.look().theme()}"/>
        <span class="visually-hidden"><c:out value="${frame.look().themeHint()}"/></span>
      </a>
      <a class="tool" href="<c:out value='${frame.otherLanguageHref()}'/>" hreflang="<c:out value='${frame.otherLanguageTag()}'/>" rel="nofollow">
        <span class="visually-hidden"><c:out value="${msg.text('language.switch')}"/></span>
        <span lang="<c:out value='${frame.otherLanguageTag()}'/>"><c:out value="${frame.otherLanguageName()}"/></span>
      </a>
      <c:if test="${not empty frame.adminName()}">
        <a class="who" href="<ui:url of='${Paths.ACCOUNT}'/>">
          <span class="visually-hidden"><c:out value="${msg.text('account.title')}"/>:</span>
          <span class="avatar avatar-small tone-me" aria-hidden="true"><c:out value="${frame.adminInitial()}"/></span>
          <span class="who-text"><bdi><c:out value="${frame.adminName()}"/></bdi> <small><c:out value="${frame.role()}"/></small></span>
        </a>
        <form method="post" action="<ui:url of='${Paths.SIGN_OUT}'/>">
          <input type="hidden" name="csrf" value="<c:out value='${frame.csrf()}'/>">
          <button class="tool"><c:out value="${msg.text('sign-out')}"/></button>
        </form>
      </c:if>
    </div>
  </header>
  <c:if test="${not empty printed}"><p class="printed"><c:out value="${printed}"/></p></c:if>
  <c:if test="${not empty frame.apps()}"><p class="held-to"><c:out value="${frame.apps()}"/></p></c:if>
  <main id="main" tabindex="-1">
    <jsp:doBody/>
  </main>
  <footer class="foot">
    <a class="times" href="<c:out value='${frame.look().timesHref()}'/>" rel="nofollow"><c:out value="${frame.look().timesLabel()}"/></a>
  </footer>
</body>
</html>
