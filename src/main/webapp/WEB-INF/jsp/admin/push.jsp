<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ page import="org.wxapplogin.web.admin.events.PushListServlet, org.wxapplogin.web.admin.page.Paths" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.events.PushListPage. The roles keep the meaning of the elements, which they lose where CSS shows rows as cards. --%>

<ui:page title="${msg.text('push.title')}" active="system">
  <div class="heading">
    <h1><c:out value="${msg.text('push.title')}"/></h1>
    <p class="lead-line"><c:out value="${msg.text('push.lead')}"/></p>
    <div class="decide"><a class="turn" href="<ui:url of='${Paths.PUSH_LOG}'/>"><c:out value="${msg.text('pushes.title')}"/></a> <a class="turn" href="<ui:url of='${Paths.OPENIDS}'/>"><c:out value="${msg.text('openids.title')}"/></a></div>
  </div>

  <ui:notice of="${model.notice()}"/>

  <c:choose>
    <c:when test="${empty model.rows()}"><ui:emptyList words="${model.emptyList()}"/></c:when>
    <c:otherwise>
      <table class="list events" role="table">
        <caption><c:out value="${model.zone()}"/></caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col"><c:out value="${msg.text('list.time')}"/></th>
            <th role="columnheader" scope="col"><c:out value="${msg.text('push.user')}"/></th>
            <th role="columnheader" scope="col"><c:out value="${msg.text('push.event')}"/></th>
            <th role="columnheader" scope="col"><c:out value="${msg.text('push.effect')}"/></th>
            <th role="columnheader" scope="col"><c:out value="${msg.text('push.decision')}"/></th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          <c:forEach var="row" items="${model.rows()}">
            <tr role="row">
              <td role="cell" data-label="<c:out value="${msg.text('list.time')}"/>"><ui:time at="${row.at()}"/></td>
              <td role="cell" data-label="<c:out value="${msg.text('push.user')}"/>">
                <div class="stack">
                  <a href="<ui:url of='${row.userHref()}'/>"><bdi class="words"><c:out value="${row.user()}"/></bdi></a>
                  <span class="id"><ui:app of="${row.appid()}"/> · <code><c:out value="${row.openid()}"/></code></span>
                </div>
              </td>
              <td role="cell" data-label="<c:out value="${msg.text('push.event')}"/>">
                <div class="stack">
                  <span><c:out value="${row.kind()}"/></span>
                  <c:if test="${not empty row.about()}"><span class="id"><c:out value="${msg.text('push.numbers')}"/> <c:out value="${row.about()}"/></span></c:if>
                  <c:if test="${not empty row.failure()}"><span class="id"><c:out value="${row.failure()}"/></span></c:if>
                </div>
              </td>
              <td role="cell" data-label="<c:out value="${msg.text('push.effect')}"/>"><div class="stack"><c:out value="${row.effect()}"/></div></td>
              <td role="cell" data-label="<c:out value="${msg.text('push.decision')}"/>">
                <div class="decide">
                  <form method="post" action="<ui:url of='${PushListServlet.APPLY}'/>">
                    <ui:csrf/>
                    <input type="hidden" name="event" value="<c:out value='${row.id()}'/>">
                    <button class="btn btn-primary"><c:out value="${row.applyLabel()}"/></button>
                  </form>
                  <form method="post" action="<ui:url of='${PushListServlet.DISMISS}'/>">
                    <ui:csrf/>
                    <input type="hidden" name="event" value="<c:out value='${row.id()}'/>">
                    <button class="btn btn-plain"><c:out value="${row.dismissLabel()}"/></button>
                  </form>
                </div>
              </td>
            </tr>
          </c:forEach>
        </tbody>
      </table>
      <c:if test="${not empty model.more()}"><p class="lead-line"><c:out value="${model.more()}"/></p></c:if>
    </c:otherwise>
  </c:choose>
</ui:page>
