<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ page import="org.wxapplogin.web.admin.page.Paths" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.events.PushLogPage. The roles keep the meaning of the elements, which they lose where CSS shows rows as cards. --%>

<ui:page title="${model.title()}" active="system">
  <div class="heading">
    <h1><c:out value="${msg.text('pushes.title')}"/></h1>
    <p class="lead-line"><c:out value="${msg.text('pushes.lead')}"/></p>
    <c:if test="${frame.owns()}">
      <div class="decide"><a class="turn" href="<ui:url of='${Paths.PUSHES}'/>"><c:out value="${msg.text('pushes.to-decide')}"/></a></div>
    </c:if>
  </div>

  <form class="search filter pairs" method="get" action="<ui:url of='${Paths.PUSH_LOG}'/>" role="search">
    <div>
      <label class="form-label" for="outcome"><c:out value="${msg.text('pushes.outcome')}"/></label>
      <select class="form-select" id="outcome" name="outcome"><ui:options items="${model.outcomes()}"/></select>
    </div>
    <div>
      <label class="form-label" for="kind"><c:out value="${msg.text('push.event')}"/></label>
      <select class="form-select" id="kind" name="kind"><ui:options items="${model.kinds()}"/></select>
    </div>
    <div>
      <label class="form-label" for="app"><c:out value="${msg.text('users.column.app')}"/></label>
      <select class="form-select" id="app" name="app"><ui:options items="${model.apps()}"/></select>
    </div>
    <button class="btn btn-primary"><c:out value="${msg.text('filter.submit')}"/></button>
    <c:if test="${not empty model.clearHref()}">
      <a class="btn btn-quiet" href="<ui:url of='${model.clearHref()}'/>"><c:out value="${msg.text('filter.clear')}"/></a>
    </c:if>
  </form>

  <c:choose>
    <c:when test="${empty model.rows()}"><ui:emptyList words="${model.emptyList()}"/></c:when>
    <c:otherwise>
      <table class="list events" role="table">
        <caption><c:out value="${model.zone()}"/></caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col"><c:out value="${msg.text('list.time')}"/></th>
            <th role="columnheader" scope="col"><c:out value="${msg.text('push.event')}"/></th>
            <th role="columnheader" scope="col"><c:out value="${msg.text('pushes.outcome')}"/></th>
            <th role="columnheader" scope="col"><c:out value="${msg.text('pushes.what')}"/></th>
            <th role="columnheader" scope="col"><c:out value="${msg.text('users.column.app')}"/></th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          <c:forEach var="row" items="${model.rows()}">
            <tr role="row">
              <td role="cell" data-label="<c:out value="${msg.text('list.time')}"/>"><ui:time at="${row.at()}"/></td>
              <td role="cell" data-label="<c:out value="${msg.text('push.event')}"/>">
                <div class="stack">
                  <span><c:out value="${row.kind()}"/></span>
                  <c:if test="${not empty row.name()}"><span class="id"><code><c:out value="${row.name()}"/></code></span></c:if>
                </div>
              </td>
              <td role="cell" data-label="<c:out value="${msg.text('pushes.outcome')}"/>"><span class="status outcome-<c:out value='${row.tone()}'/>"><c:out value="${row.outcome()}"/></span></td>
              <td role="cell" data-label="<c:out value="${msg.text('pushes.what')}"/>">
                <div class="stack">
                  <c:if test="${not empty row.effect()}"><span><c:out value="${row.effect()}"/></span></c:if>
                  <c:if test="${not empty row.userHref()}"><a href="<ui:url of='${row.userHref()}'/>"><c:out value="${row.user()}"/></a></c:if>
                  <c:if test="${not empty row.failure()}"><span class="id"><c:out value="${row.failure()}"/></span></c:if>
                  <c:if test="${not empty row.nextTry()}"><span class="id"><c:out value="${msg.text('pushes.next')}"/> <ui:time at="${row.nextTry()}"/></span></c:if>
                </div>
              </td>
              <td role="cell" data-label="<c:out value="${msg.text('users.column.app')}"/>"><ui:app of="${row.appid()}"/></td>
            </tr>
          </c:forEach>
        </tbody>
      </table>
    </c:otherwise>
  </c:choose>
  <ui:pager links="${model.pager()}"/>
</ui:page>
