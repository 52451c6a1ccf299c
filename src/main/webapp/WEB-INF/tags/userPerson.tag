<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="To which person a user belongs, who else does, and what can be done about it" %>
<%@ attribute name="user" required="true" type="org.wxapplogin.web.admin.users.Person" %>
<%@ attribute name="of" required="true" type="org.wxapplogin.web.admin.users.UserPerson" %>
<%@ tag import="org.wxapplogin.domain.Reason, org.wxapplogin.web.admin.page.Paths, org.wxapplogin.web.admin.users.UserPageServlet" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<section class="panel same-person" aria-labelledby="same-person">
  <div class="panel-head">
    <h2 id="same-person"><c:out value="${msg.text('person.heading')}"/></h2>
    <c:if test="${not empty of.allHref()}"><a href="<ui:url of='${of.allHref()}'/>"><c:out value="${msg.text('person.all')}"/></a></c:if>
  </div>
  <c:choose>
    <c:when test="${empty of.id()}"><p class="none"><c:out value="${msg.text('person.none')}"/></p></c:when>
    <c:otherwise>
      <dl class="facts"><dt><c:out value="${msg.text('person.id')}"/></dt><dd><code data-copies="person"><c:out value="${of.id()}"/></code></dd></dl>
    </c:otherwise>
  </c:choose>
  <c:if test="${not empty of.doubt()}">
    <div class="notice notice-wait doubt">
      <p><c:out value="${of.doubt()}"/></p>
      <c:if test="${of.candidate().isPresent()}">
        <p><a href="<ui:url of='${of.candidate().get().user().href()}'/>"><bdi><c:out value="${of.candidate().get().user().name()}"/></bdi></a> · <c:out value="${of.candidate().get().user().id()}"/> · <ui:app of="${of.candidate().get().appid()}"/></p>
      </c:if>
      <c:if test="${of.mayAct()}">
        <form method="post" action="<ui:url of='${Paths.of(UserPageServlet.CLEAR_PERSON_DOUBT, user.number())}'/>">
          <ui:csrf/>
          <button class="btn btn-plain btn-small" id="clear-doubt"><c:out value="${msg.text('person.doubt.clear')}"/></button>
        </form>
      </c:if>
    </div>
  </c:if>
  <c:if test="${not empty of.others()}">
    <h3 class="visually-hidden"><c:out value="${msg.text('user.same-person')}"/></h3>
    <ul class="people">
      <c:forEach var="other" items="${of.others()}">
        <li>
          <ui:avatar of="${other.user().avatar()}"/>
          <div class="grow">
            <a class="device words<c:if test="${not other.user().named()}"> unnamed</c:if>" href="<ui:url of='${other.user().href()}'/>"><bdi><c:out value="${other.user().name()}"/></bdi></a>
            <span class="id"><c:out value="${other.user().id()}"/> · <ui:app of="${other.appid()}"/> · <c:out value="${msg.text('users.column.last-login')}"/>&#32;<ui:time at="${other.lastLogin()}"/></span>
          </div>
          <span class="status status-<c:out value='${other.user().tone()}'/>"><c:out value="${other.user().status()}"/></span>
        </li>
      </c:forEach>
    </ul>
  </c:if>
  <c:if test="${of.mayAct()}">
    <div class="row-of-acts">
      <details>
        <summary class="btn btn-plain" id="ask-link"><c:out value="${msg.text('person.link')}"/></summary>
        <form method="post" action="<ui:url of='${Paths.of(UserPageServlet.LINK_PERSON, user.number())}'/>">
          <ui:csrf/>
          <p><c:out value="${msg.text('person.link.what')}"/></p>
          <label class="form-label" for="link-user"><c:out value="${msg.text('person.link.user')}"/></label>
          <input class="form-control" id="link-user" name="user" maxlength="18" inputmode="numeric" pattern="[0-9]+" autocomplete="off" required value="<c:out value="${of.candidate().isPresent() ? of.candidate().get().user().number() : ''}"/>">
          <label class="form-label" for="link-reason"><c:out value="${msg.text('user.disable.reason')}"/></label>
          <input class="form-control" id="link-reason" name="reason" maxlength="<c:out value='${Reason.MAX_CHARS}'/>" autocomplete="off" required>
          <button class="btn btn-bad" id="link-person"><c:out value="${msg.text('person.link.submit')}"/></button>
        </form>
      </details>
      <c:if test="${not empty of.others()}">
        <details>
          <summary class="btn btn-danger-quiet" id="ask-unlink"><c:out value="${msg.text('person.unlink')}"/></summary>
          <form method="post" action="<ui:url of='${Paths.of(UserPageServlet.UNLINK_PERSON, user.number())}'/>">
            <ui:csrf/>
            <p><c:out value="${msg.text('person.unlink.what')}"/></p>
            <label class="form-label" for="unlink-reason"><c:out value="${msg.text('user.disable.reason')}"/></label>
            <input class="form-control" id="unlink-reason" name="reason" maxlength="<c:out value='${Reason.MAX_CHARS}'/>" autocomplete="off" required>
            <button class="btn btn-bad" id="unlink-person"><c:out value="${msg.text('person.unlink.submit')}"/></button>
          </form>
        </details>
      </c:if>
    </div>
  </c:if>
</section>
