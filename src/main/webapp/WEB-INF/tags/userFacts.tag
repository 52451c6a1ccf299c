<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="The identity and profile of a user" %>
<%@ attribute name="user" required="true" type="org.wxapplogin.web.admin.users.Person" %>
<%@ attribute name="of" required="true" type="org.wxapplogin.web.admin.users.UserFacts" %>
<%@ tag import="org.wxapplogin.web.admin.page.Paths, org.wxapplogin.web.admin.users.UserPageServlet" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<section class="panel" aria-labelledby="identity">
  <h2 id="identity"><c:out value="${msg.text('user.identity')}"/></h2>
  <dl class="facts">
    <dt><c:out value="${msg.text('users.column.app')}"/></dt><dd><ui:app of="${of.appid()}"/></dd>
    <dt><c:out value="${msg.text('users.column.openid')}"/></dt><dd><code data-copies="openid"><c:out value="${of.openid()}"/></code></dd>
    <dt><c:out value="${msg.text('user.unionid')}"/></dt>
    <dd>
      <c:choose>
        <c:when test="${empty of.unionid()}"><span class="unnamed"><c:out value="${msg.text('user.unionid.none')}"/></span></c:when>
        <c:otherwise><code data-copies="unionid"><c:out value="${of.unionid()}"/></code></c:otherwise>
      </c:choose>
    </dd>
    <dt><c:out value="${msg.text('user.phone')}"/></dt>
    <dd class="phone">
      <c:choose>
        <c:when test="${empty of.phone()}"><span class="unnamed"><c:out value="${msg.text('user.phone.none')}"/></span></c:when>
        <c:when test="${of.revealed()}">
          <strong id="phone" data-copies="<c:out value="${msg.text('user.phone')}"/>"><c:out value="${of.phone()}"/></strong>
          <small><c:out value="${msg.text('user.phone.revealed')}"/></small>
        </c:when>
        <c:otherwise><span id="phone"><c:out value="${of.phone()}"/></span></c:otherwise>
      </c:choose>
      <c:if test="${of.mayReveal()}">
        <form method="post" action="<ui:url of='${Paths.of(UserPageServlet.REVEAL_PHONE, user.number())}'/>">
          <ui:csrf/>
          <button class="btn btn-plain btn-small" id="reveal" title="<c:out value="${msg.text('user.phone.reveal.what')}"/>"><c:out value="${msg.text('user.phone.reveal')}"/></button>
        </form>
      </c:if>
    </dd>
    <dt><c:out value="${msg.text('users.column.registered')}"/></dt><dd><ui:time at="${of.registered()}"/></dd>
    <dt><c:out value="${msg.text('users.column.last-login')}"/></dt>
    <dd><ui:time at="${of.lastLogin()}"/> · <ui:ip of="${of.ip()}"/></dd>
    <c:if test="${not empty of.place()}">
      <dt><c:out value="${msg.text('user.place')}"/></dt><dd><bdi class="words"><c:out value="${of.place()}"/></bdi></dd>
    </c:if>
    <c:if test="${not empty of.gender()}">
      <dt><c:out value="${msg.text('user.gender')}"/></dt><dd><c:out value="${of.gender()}"/></dd>
    </c:if>
    <c:if test="${not empty of.language()}">
      <dt><c:out value="${msg.text('user.language')}"/></dt><dd><code><c:out value="${of.language()}"/></code></dd>
    </c:if>
  </dl>
</section>
