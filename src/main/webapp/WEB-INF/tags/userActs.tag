<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="What can be done to a user" %>
<%@ attribute name="of" required="true" type="org.wxapplogin.web.admin.users.Person" %>
<%@ attribute name="acts" required="true" type="org.wxapplogin.web.admin.users.UserDetailPage.Acts" %>
<%@ attribute name="templates" required="true" type="java.util.List" description="of domain.TextTemplate" %>
<%@ tag import="org.wxapplogin.web.admin.page.Paths, org.wxapplogin.web.admin.users.UserPageServlet" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<section class="panel acts" aria-labelledby="acts">
  <h2 id="acts"><c:out value="${msg.text('user.acts')}"/></h2>
  <form class="line" method="post" action="<ui:url of='${Paths.of(UserPageServlet.LEVEL, of.number())}'/>">
    <ui:csrf/>
    <label class="visually-hidden" for="level"><c:out value="${msg.text('user.level')}"/></label>
    <select class="form-select" id="level" name="level"><ui:options items="${acts.levels()}"/></select>
    <button class="btn btn-plain"><c:out value="${msg.text('user.level.submit')}"/></button>
  </form>
  <div class="row-of-acts">
    <c:if test="${acts.enable()}">
      <form method="post" action="<ui:url of='${Paths.of(UserPageServlet.ENABLE, of.number())}'/>">
        <ui:csrf/>
        <button class="btn btn-primary" id="enable"><c:out value="${msg.text('user.enable')}"/></button>
      </form>
    </c:if>
    <c:if test="${acts.restore()}">
      <form method="post" action="<ui:url of='${Paths.of(UserPageServlet.RESTORE, of.number())}'/>">
        <ui:csrf/>
        <button class="btn btn-primary" id="restore"><c:out value="${msg.text('user.restore')}"/></button>
      </form>
    </c:if>
    <c:if test="${acts.disable()}">
      <details<c:if test="${acts.banOpen()}"> open</c:if>>
        <summary class="btn btn-danger-quiet" id="ask-disable"><c:out value="${msg.text('user.disable')}"/></summary>
        <form method="post" action="<ui:url of='${Paths.of(UserPageServlet.DISABLE, of.number())}'/>"<c:if test="${acts.banOpen()}"> data-unsent</c:if>>
          <ui:csrf/>
          <p><c:out value="${msg.text('ban.what')}"/></p>
          <ui:banFields of="${acts.ban()}" templates="${templates}"/>
          <button class="btn btn-bad" id="disable"><c:out value="${msg.text('user.disable.submit')}"/></button>
        </form>
      </details>
    </c:if>
    <c:if test="${acts.enable()}">
      <details<c:if test="${acts.banOpen()}"> open</c:if>>
        <summary class="btn btn-plain"><c:out value="${msg.text('ban.change')}"/></summary>
        <form method="post" action="<ui:url of='${Paths.of(UserPageServlet.CHANGE_BAN, of.number())}'/>"<c:if test="${acts.banOpen()}"> data-unsent</c:if>>
          <ui:csrf/>
          <ui:banFields of="${acts.ban()}" templates="${templates}"/>
          <button class="btn btn-bad" id="change-ban"><c:out value="${msg.text('ban.change.submit')}"/></button>
        </form>
      </details>
    </c:if>
    <c:if test="${acts.delete()}">
      <a class="btn btn-danger-quiet" id="ask-delete" href="<ui:url of='${Paths.of(UserPageServlet.DELETE, of.number())}'/>"><c:out value="${msg.text('user.delete')}"/></a>
    </c:if>
  </div>
</section>
