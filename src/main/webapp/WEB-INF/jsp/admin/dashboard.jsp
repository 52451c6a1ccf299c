<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ page import="org.wxapplogin.web.admin.page.Paths" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.dashboard.DashboardPage --%>

<ui:page title="${msg.text('dash.title')}" active="dashboard" charts="true">
  <div class="heading dash-heading">
    <div>
      <h1><c:out value="${msg.text('dash.title')}"/></h1>
      <p class="lead-line"><c:out value="${model.asOf()}"/></p>
    </div>
    <nav class="ranges" aria-label="<c:out value="${msg.text('dash.ranges')}"/>">
      <c:forEach var="range" items="${model.ranges()}">
        <a class="turn" href="<ui:url of='${range.href()}'/>"<c:if test="${range.current()}"> aria-current="true"</c:if>><c:out value="${range.label()}"/></a>
      </c:forEach>
    </nav>
  </div>

  <c:if test="${not empty model.counting()}">
    <p class="flash flash-quiet" role="status"><c:out value="${model.counting()}"/></p>
  </c:if>

  <c:if test="${not empty model.kept()}">
    <p class="flash flash-quiet"><span><c:out value="${model.kept()}"/></span> <a href="<ui:url of='${Paths.PUSHES}'/>"><c:out value="${msg.text('push.title')}"/></a></p>
  </c:if>

  <c:if test="${model.noApp()}">
    <p class="flash flash-warn"><span><c:out value="${msg.text('apps.dashboard.none')}"/></span><c:if test="${frame.owns()}"> <a href="<ui:url of='${Paths.APPS}'/>"><c:out value="${msg.text('apps.title')}"/></a></c:if></p>
  </c:if>

  <c:forEach var="warning" items="${model.warnings()}">
    <p class="flash flash-warn"><span><c:out value="${warning.sentence()}"/></span> <a href="<ui:url of='${Paths.WEBHOOKS}#receiver-${warning.receiver()}'/>"><c:out value="${msg.text('webhooks.title')}"/></a></p>
  </c:forEach>

  <ul class="tiles" aria-label="<c:out value="${msg.text('dash.tiles')}"/>">
    <c:forEach var="tile" items="${model.tiles()}">
      <li class="tile">
        <a class="tile-label" href="<ui:url of='${tile.href()}'/>"><c:out value="${tile.label()}"/></a>
        <strong class="tile-value"><c:out value="${tile.value()}"/></strong>
        <span class="tile-note"><c:out value="${tile.note()}"/></span>
        <c:if test="${not empty tile.change()}"><span class="tile-note"><c:out value="${tile.change()}"/></span></c:if>
      </li>
    </c:forEach>
  </ul>

  <c:choose>
    <c:when test="${model.isEmpty()}"><ui:emptyList words="${model.emptyList()}"/></c:when>
    <c:otherwise>
      <div class="plots">
        <c:forEach var="plot" items="${model.plots()}"><ui:plot of="${plot}"/></c:forEach>
        <section class="panel tall" aria-labelledby="outcomes">
          <h2 id="outcomes"><c:out value="${msg.text('dash.outcomes')}"/></h2>
          <table class="figures">
            <thead>
              <tr>
                <th scope="col"><c:out value="${msg.text('logins.outcome')}"/></th>
                <th scope="col" class="number"><c:out value="${msg.text('dash.events')}"/></th>
                <th scope="col" class="number"><c:out value="${msg.text('dash.share')}"/></th>
                <td class="bar-cell"></td>
              </tr>
            </thead>
            <tbody>
              <c:forEach var="row" items="${model.outcomes()}">
                <tr>
                  <th scope="row"><a class="swatch chart-<c:out value='${row.tone()}'/>" href="<ui:url of='${row.href()}'/>"><c:out value="${row.label()}"/></a></th>
                  <td class="number"><c:out value="${row.events()}"/></td>
                  <td class="number"><c:out value="${row.share()}"/></td>
                  <td class="bar-cell chart-<c:out value='${row.tone()}'/>"><meter max="<c:out value='${row.most()}'/>" value="<c:out value='${row.number()}'/>" aria-hidden="true"></meter></td>
                </tr>
              </c:forEach>
            </tbody>
          </table>
        </section>
        <section class="panel" aria-labelledby="apps">
          <h2 id="apps"><c:out value="${msg.text('dash.apps')}"/></h2>
          <div class="behind" tabindex="0" role="region" aria-labelledby="apps">
          <table class="figures">
            <thead>
              <tr>
                <th scope="col"><c:out value="${msg.text('users.column.app')}"/></th>
                <th scope="col" class="number"><c:out value="${msg.text('nav.users')}"/></th>
                <th scope="col" class="number"><c:out value="${msg.text('dash.share')}"/></th>
                <td class="bar-cell"></td>
                <th scope="col" class="number"><c:out value="${msg.text('dash.good-logins')}"/></th>
                <th scope="col" class="number"><c:out value="${msg.text('dash.share')}"/></th>
              </tr>
            </thead>
            <tbody>
              <c:forEach var="row" items="${model.apps()}">
                <tr>
                  <th scope="row"><ui:app of="${row.appid()}"/></th>
                  <td class="number"><c:out value="${row.users()}"/></td>
                  <td class="number"><c:out value="${row.share()}"/></td>
                  <td class="bar-cell"><meter max="<c:out value='${row.most()}'/>" value="<c:out value='${row.number()}'/>" aria-hidden="true"></meter></td>
                  <td class="number"><c:out value="${row.logins()}"/></td>
                  <td class="number"><c:out value="${row.loginShare()}"/></td>
                </tr>
              </c:forEach>
            </tbody>
          </table>
          </div>
        </section>
      </div>
    </c:otherwise>
  </c:choose>

  <c:if test="${model.ofServer()}">
    <ui:node of="${model.node()}"/>
    <ui:jobs rows="${model.jobs()}"/>
  </c:if>
</ui:page>
