<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ page import="org.wxapplogin.web.admin.page.Paths" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.dashboard.SystemPage. The roles keep the meaning of the elements, which they lose where CSS shows rows as cards. --%>

<ui:page title="${msg.text('system.title')}" active="system">
  <div class="heading">
    <h1><c:out value="${msg.text('system.title')}"/></h1>
    <p class="lead-line"><c:out value="${msg.text('system.lead')}"/></p>
    <div class="decide">
      <c:if test="${frame.owns()}"><a class="turn" href="<ui:url of='${Paths.APPS}'/>"><c:out value="${msg.text('apps.title')}"/></a></c:if>
      <c:if test="${frame.owns()}"><a class="turn" href="<ui:url of='${Paths.PUSHES}'/>"><c:out value="${msg.text('push.title')}"/></a></c:if>
      <c:if test="${frame.owns()}"><a class="turn" href="<ui:url of='${Paths.OPENIDS}'/>"><c:out value="${msg.text('openids.title')}"/></a></c:if>
      <a class="turn" href="<ui:url of='${Paths.PUSH_LOG}'/>"><c:out value="${msg.text('pushes.title')}"/></a>
      <c:if test="${frame.owns()}"><a class="turn" href="<ui:url of='${Paths.REPORT}'/>"><c:out value="${msg.text('report.link')}"/></a></c:if>
      <a class="turn" href="<ui:url of='${Paths.WEBHOOKS}'/>"><c:out value="${msg.text('webhooks.title')}"/></a>
    </div>
  </div>

  <ul class="checks">
    <c:forEach var="check" items="${model.checks()}">
      <li><span class="what"><c:out value="${check.what()}"/></span><span class="status outcome-<c:out value='${check.tone()}'/>"><c:out value="${check.how()}"/></span></li>
    </c:forEach>
  </ul>

  <div class="stacked">
    <section class="panel versions" aria-labelledby="versions">
      <h2 id="versions"><c:out value="${msg.text('system.versions')}"/></h2>
      <dl class="facts">
        <c:forEach var="fact" items="${model.versions()}">
          <div><dt><c:out value="${fact.name()}"/></dt><dd><c:out value="${fact.value()}"/></dd></div>
        </c:forEach>
      </dl>
    </section>
    <section class="panel" aria-labelledby="tables">
      <div class="panel-head">
        <h2 id="tables"><c:out value="${msg.text('system.tables')}"/></h2>
        <span class="id"><c:out value="${model.size()}"/></span>
      </div>
      <div class="abreast">
      <c:forEach var="part" items="${model.tables()}">
      <table class="plain" aria-labelledby="tables">
        <thead><tr><th scope="col"><c:out value="${msg.text('system.table')}"/></th><th scope="col" class="number"><c:out value="${msg.text('system.rows')}"/></th><th scope="col" class="number"><c:out value="${msg.text('system.size')}"/></th></tr></thead>
        <tbody>
          <c:forEach var="row" items="${part}">
            <tr><th scope="row"><code><c:out value="${row.name()}"/></code><c:if test="${not empty row.word()}"><span class="id word"><c:out value="${row.word()}"/></span></c:if></th><td class="number"><c:out value="${row.rows()}"/></td><td class="number"><c:out value="${row.size()}"/></td></tr>
          </c:forEach>
        </tbody>
      </table>
      </c:forEach>
      </div>
      <p class="zone"><c:out value="${msg.text('system.tables.note')}"/></p>
    </section>
  </div>

  <section aria-labelledby="nodes">
    <div class="panel-head"><h2 id="nodes"><c:out value="${msg.text('system.nodes')}"/></h2></div>
    <c:choose>
      <c:when test="${empty model.nodes()}"><p class="none"><c:out value="${msg.text('system.nodes.none')}"/></p></c:when>
      <c:otherwise>
        <table class="list events" role="table">
          <caption><c:out value="${model.zone()}"/></caption>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col"><c:out value="${msg.text('system.node')}"/></th>
              <th role="columnheader" scope="col"><c:out value="${msg.text('system.state')}"/></th>
              <th role="columnheader" scope="col"><c:out value="${msg.text('system.version')}"/></th>
              <th role="columnheader" scope="col"><c:out value="${msg.text('system.started')}"/></th>
              <th role="columnheader" scope="col"><c:out value="${msg.text('system.seen')}"/></th>
              <th role="columnheader" scope="col"><c:out value="${msg.text('system.clock')}"/></th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            <c:forEach var="row" items="${model.nodes()}">
              <tr role="row">
                <td role="cell" data-label="<c:out value="${msg.text('system.node')}"/>"><span><span class="words"><c:out value="${row.host()}"/></span> <code><c:out value="${row.id()}"/></code><c:if test="${row.here()}"> <span class="plate"><c:out value="${msg.text('system.node.here')}"/></span></c:if></span></td>
                <td role="cell" data-label="<c:out value="${msg.text('system.state')}"/>"><span class="status outcome-<c:out value='${row.tone()}'/>"><c:out value="${row.state()}"/></span></td>
                <td role="cell" data-label="<c:out value="${msg.text('system.version')}"/>"><c:out value="${row.version()}"/></td>
                <td role="cell" data-label="<c:out value="${msg.text('system.started')}"/>"><ui:time at="${row.started()}"/></td>
                <td role="cell" data-label="<c:out value="${msg.text('system.seen')}"/>"><ui:time at="${row.seen()}"/></td>
                <td role="cell" data-label="<c:out value="${msg.text('system.clock')}"/>"><c:out value="${row.clock()}"/></td>
              </tr>
            </c:forEach>
          </tbody>
        </table>
      </c:otherwise>
    </c:choose>
  </section>

  <section aria-labelledby="services">
    <div class="panel-head"><h2 id="services"><c:out value="${msg.text('system.services')}"/></h2></div>
    <c:choose>
      <c:when test="${empty model.services()}"><p class="none"><c:out value="${msg.text('system.services.none')}"/></p></c:when>
      <c:otherwise>
        <table class="list events" role="table">
          <caption><c:out value="${msg.text('system.services.note')}"/></caption>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col"><c:out value="${msg.text('system.service')}"/></th>
              <th role="columnheader" scope="col"><c:out value="${msg.text('system.service.scopes')}"/></th>
              <th role="columnheader" scope="col"><c:out value="${msg.text('system.service.apps')}"/></th>
              <th role="columnheader" scope="col"><c:out value="${msg.text('system.service.last')}"/></th>
              <th role="columnheader" scope="col"><c:out value="${msg.text('system.service.today')}"/></th>
              <th role="columnheader" scope="col"><c:out value="${msg.text('system.service.phones')}"/></th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            <c:forEach var="row" items="${model.services()}">
              <tr role="row">
                <td role="cell" data-label="<c:out value="${msg.text('system.service')}"/>">
                  <div class="stack">
                    <code><c:out value="${row.name()}"/></code>
                    <c:if test="${not empty row.previous()}"><span class="id"><c:out value="${row.previous()}"/><c:if test="${row.previousUsed().isPresent()}">&#32;<ui:time at="${row.previousUsed().get()}"/></c:if></span></c:if>
                  </div>
                </td>
                <td role="cell" data-label="<c:out value="${msg.text('system.service.scopes')}"/>"><span class="words"><c:forEach var="scope" items="${row.scopes()}"><code><c:out value="${scope}"/></code> </c:forEach></span></td>
                <td role="cell" data-label="<c:out value="${msg.text('system.service.apps')}"/>">
                  <div class="stack">
                    <c:if test="${empty row.apps()}"><span><c:out value="${msg.text('system.service.all-apps')}"/></span></c:if>
                    <c:forEach var="app" items="${row.apps()}"><ui:app of="${app}"/></c:forEach>
                  </div>
                </td>
                <td role="cell" data-label="<c:out value="${msg.text('system.service.last')}"/>"><c:choose><c:when test="${row.lastUse().isPresent()}"><ui:time at="${row.lastUse().get()}"/></c:when><c:otherwise><span class="unnamed"><c:out value="${msg.text('system.service.never')}"/></span></c:otherwise></c:choose></td>
                <td role="cell" data-label="<c:out value="${msg.text('system.service.today')}"/>">
                  <div class="stack">
                    <span><c:out value="${row.today()}"/></span>
                    <span class="id"><c:out value="${row.limit()}"/></span>
                  </div>
                </td>
                <td role="cell" data-label="<c:out value="${msg.text('system.service.phones')}"/>"><c:choose><c:when test="${empty row.phones()}"><span class="none"><c:out value="${msg.text('system.service.no-phones')}"/></span></c:when><c:otherwise><c:out value="${row.phones()}"/></c:otherwise></c:choose></td>
              </tr>
            </c:forEach>
          </tbody>
        </table>
      </c:otherwise>
    </c:choose>
  </section>

  <ui:jobs rows="${model.jobs()}"/>
  <ui:retention rows="${model.retention()}"/>

  <section aria-labelledby="settings">
    <div class="panel-head"><h2 id="settings"><c:out value="${msg.text('system.settings')}"/></h2></div>
    <table class="list events settings" role="table">
      <caption><c:out value="${msg.text('system.settings.note')}"/></caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col"><c:out value="${msg.text('system.key')}"/></th>
          <th role="columnheader" scope="col"><c:out value="${msg.text('system.value')}"/></th>
          <th role="columnheader" scope="col"><c:out value="${msg.text('system.origin')}"/></th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        <c:forEach var="row" items="${model.settings()}">
          <tr role="row">
            <td role="cell" data-label="<c:out value="${msg.text('system.key')}"/>"><span class="stack"><code><c:out value="${row.key()}"/></code><c:if test="${not empty row.word()}"><span class="id"><c:out value="${row.word()}"/></span></c:if></span></td>
            <td role="cell" data-label="<c:out value="${msg.text('system.value')}"/>">
              <c:choose>
                <c:when test="${empty row.value()}"><span class="unnamed"><c:out value="${msg.text('system.unset')}"/></span></c:when>
                <c:otherwise><code class="words"><c:out value="${row.value()}"/></code></c:otherwise>
              </c:choose>
            </td>
            <td role="cell" data-label="<c:out value="${msg.text('system.origin')}"/>"><span<c:if test="${not row.given()}"> class="unnamed"</c:if>><c:out value="${row.origin()}"/></span></td>
          </tr>
        </c:forEach>
      </tbody>
    </table>
  </section>
</ui:page>
