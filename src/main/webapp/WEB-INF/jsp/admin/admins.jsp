<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ page import="org.wxapplogin.domain.Admin, org.wxapplogin.web.admin.admins.AdminPageServlet, org.wxapplogin.web.admin.page.Paths" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.admins.AdminListPage --%>

<ui:page title="${msg.text('admins.title')}" active="admins">
  <div class="heading">
    <h1><c:out value="${msg.text('admins.title')}"/></h1>
    <p class="lead-line"><c:out value="${msg.text('admins.lead')}"/></p>
  </div>

  <table class="list admins" role="table">
    <caption><c:out value="${model.zone()}"/></caption>
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col"><c:out value="${msg.text('admins.name')}"/></th>
        <th role="columnheader" scope="col"><c:out value="${msg.text('admins.role')}"/></th>
        <th role="columnheader" scope="col"><c:out value="${msg.text('admins.apps')}"/></th>
        <th role="columnheader" scope="col"><c:out value="${msg.text('users.column.status')}"/></th>
        <th role="columnheader" scope="col"><c:out value="${msg.text('admins.totp')}"/></th>
        <th role="columnheader" scope="col"><c:out value="${msg.text('admins.last-sign-in')}"/></th>
        <th role="columnheader" scope="col"><c:out value="${msg.text('admins.created')}"/></th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      <c:forEach var="row" items="${model.rows()}">
        <tr role="row">
          <th class="person" role="rowheader" scope="row">
            <ui:avatar of="${row.avatar()}"/>
            <span class="names">
              <a class="name" href="<ui:url of='${Paths.of(AdminPageServlet.PATH, row.id())}'/>"><bdi><c:out value="${row.name()}"/></bdi></a>
              <c:if test="${row.me()}"><span class="id"><c:out value="${msg.text('admins.you')}"/></span></c:if>
            </span>
          </th>
          <td role="cell" data-label="<c:out value="${msg.text('admins.role')}"/>"><c:out value="${row.role()}"/></td>
          <td role="cell" data-label="<c:out value="${msg.text('admins.apps')}"/>"><c:out value="${empty row.apps() ? msg.text('admins.apps.all') : row.apps()}"/></td>
          <td role="cell" data-label="<c:out value="${msg.text('users.column.status')}"/>"><span class="status status-<c:out value='${row.tone()}'/>"><c:out value="${row.state()}"/></span></td>
          <td role="cell" data-label="<c:out value="${msg.text('admins.totp')}"/>"><ui:onOff on="${row.totp()}"/></td>
          <td role="cell" data-label="<c:out value="${msg.text('admins.last-sign-in')}"/>">
            <c:if test="${row.lastSignIn().isEmpty()}"><span class="unnamed"><c:out value="${msg.text('admins.never')}"/></span></c:if>
            <c:if test="${row.lastSignIn().isPresent()}"><ui:time at="${row.lastSignIn().get()}"/></c:if>
          </td>
          <td role="cell" data-label="<c:out value="${msg.text('admins.created')}"/>"><ui:time at="${row.created()}"/></td>
        </tr>
      </c:forEach>
    </tbody>
  </table>

  <section class="panel newcomer" aria-labelledby="newcomer">
    <h2 id="newcomer"><c:out value="${msg.text('admins.new')}"/></h2>
    <p class="hint"><c:out value="${msg.text('admins.new.lead')}"/></p>
    <c:if test="${not empty model.error()}"><div class="notice" role="alert" id="refused"><c:out value="${model.error()}"/></div></c:if>
    <form class="search filter" method="post" action="<ui:url of='${Paths.ADMINS}'/>">
      <ui:csrf/>
      <div>
        <label class="form-label" for="name"><c:out value="${msg.text('admins.name')}"/></label>
        <input class="form-control" id="name" name="name" value="<c:out value='${model.name()}'/>" maxlength="<c:out value='${Admin.MAX_NAME_CHARS}'/>" autocomplete="off" autocapitalize="none" spellcheck="false" required>
      </div>
      <div class="wide">
        <label class="form-label" for="role"><c:out value="${msg.text('admins.role')}"/></label>
        <select class="form-select" id="role" name="role"><ui:options items="${model.roles()}"/></select>
      </div>
      <ui:appPicks of="${model.apps()}"/>
      <button class="btn btn-primary"><c:out value="${msg.text('admins.new.submit')}"/></button>
    </form>
  </section>
</ui:page>
