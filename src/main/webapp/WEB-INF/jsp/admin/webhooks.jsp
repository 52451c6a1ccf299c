<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ page import="org.wxapplogin.web.admin.webhooks.WebhooksServlet" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.webhooks.WebhooksPage. The roles keep the meaning of the elements, which they lose where CSS shows rows as cards. --%>

<ui:page title="${msg.text('webhooks.title')}" active="system">
  <div class="heading">
    <h1><c:out value="${msg.text('webhooks.title')}"/></h1>
    <p class="lead-line"><c:out value="${msg.text('webhooks.lead')}"/></p>
  </div>

  <ui:notice of="${model.notice()}"/>

  <c:if test="${empty model.receivers()}"><ui:emptyList words="${model.emptyList()}"/></c:if>
  <c:forEach var="receiver" items="${model.receivers()}">
    <section class="panel" aria-labelledby="<c:out value='receiver-${receiver.name()}'/>">
      <div class="panel-head">
        <h2 id="<c:out value='receiver-${receiver.name()}'/>"><c:out value="${receiver.name()}"/></h2>
        <span class="status outcome-<c:out value='${receiver.tone()}'/>"><c:out value="${receiver.state()}"/></span>
      </div>
      <dl class="facts">
        <dt><c:out value="${msg.text('webhooks.url')}"/></dt><dd><code><c:out value="${receiver.url()}"/></code></dd>
        <dt><c:out value="${msg.text('webhooks.types')}"/></dt><dd><c:out value="${receiver.types()}"/></dd>
        <dt><c:out value="${msg.text('webhooks.apps')}"/></dt><dd><c:out value="${receiver.apps()}"/></dd>
        <dt><c:out value="${msg.text('webhooks.waits')}"/></dt>
        <dd><c:out value="${receiver.waits()}"/><c:if test="${receiver.oldest().isPresent()}"> · <span class="id"><c:out value="${msg.text('webhooks.oldest')}"/>: <ui:time at="${receiver.oldest().get()}"/></span></c:if></dd>
        <dt><c:out value="${msg.text('webhooks.set-aside')}"/></dt><dd><c:out value="${receiver.aside()}"/></dd>
        <dt><c:out value="${msg.text('webhooks.last')}"/></dt>
        <dd><c:choose>
          <c:when test="${receiver.last().isPresent()}"><c:out value="${receiver.lastWords()}"/> · <span class="id"><ui:time at="${receiver.last().get()}"/></span></c:when>
          <c:otherwise><c:out value="${msg.text('webhooks.never')}"/></c:otherwise>
        </c:choose></dd>
      </dl>
      <c:if test="${frame.owns()}">
        <div class="decide">
          <form method="post" action="<ui:url of='${WebhooksServlet.TEST}'/>">
            <ui:csrf/>
            <input type="hidden" name="receiver" value="<c:out value='${receiver.name()}'/>">
            <button class="btn btn-plain"><c:out value="${msg.text('webhooks.test')}"/></button>
          </form>
          <c:if test="${not receiver.mayPause() or receiver.hasten()}">
            <form method="post" action="<ui:url of='${WebhooksServlet.RESUME}'/>">
              <ui:csrf/>
              <input type="hidden" name="receiver" value="<c:out value='${receiver.name()}'/>">
              <button class="btn btn-primary"><c:out value="${msg.text(receiver.mayPause() ? 'webhooks.hasten' : 'webhooks.resume')}"/></button>
            </form>
          </c:if>
          <c:if test="${receiver.mayPause()}">
            <form method="post" action="<ui:url of='${WebhooksServlet.PAUSE}'/>">
              <ui:csrf/>
              <input type="hidden" name="receiver" value="<c:out value='${receiver.name()}'/>">
              <button class="btn btn-plain"><c:out value="${msg.text('webhooks.pause')}"/></button>
            </form>
          </c:if>
        </div>
      </c:if>
      <c:if test="${not empty receiver.rows()}">
        <h3><c:out value="${msg.text('webhooks.not-taken')}"/></h3>
        <table class="list events" role="table">
          <caption><c:out value="${model.zone()}"/></caption>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col"><c:out value="${msg.text('list.time')}"/></th>
              <th role="columnheader" scope="col"><c:out value="${msg.text('webhooks.event')}"/></th>
              <th role="columnheader" scope="col"><c:out value="${msg.text('webhooks.state')}"/></th>
              <th role="columnheader" scope="col"><c:out value="${msg.text('webhooks.last')}"/></th>
              <c:if test="${frame.owns()}"><th role="columnheader" scope="col"><c:out value="${msg.text('webhooks.decision')}"/></th></c:if>
            </tr>
          </thead>
          <tbody role="rowgroup">
            <c:forEach var="row" items="${receiver.rows()}">
              <tr role="row">
                <td role="cell" data-label="<c:out value="${msg.text('list.time')}"/>"><ui:time at="${row.at()}"/></td>
                <td role="cell" data-label="<c:out value="${msg.text('webhooks.event')}"/>">
                  <div class="stack">
                    <span><c:out value="${row.type()}"/></span>
                    <a href="<ui:url of='${row.userHref()}'/>"><c:out value="${row.user()}"/></a>
                    <code><c:out value="${row.id()}"/></code>
                  </div>
                </td>
                <td role="cell" data-label="<c:out value="${msg.text('webhooks.state')}"/>">
                  <div class="stack">
                    <span><span class="status outcome-<c:out value='${row.tone()}'/>"><c:out value="${row.state()}"/></span></span>
                    <c:if test="${row.next().isPresent()}"><span class="id"><c:out value="${msg.text('webhooks.next')}"/>: <ui:time at="${row.next().get()}"/></span></c:if>
                  </div>
                </td>
                <td role="cell" data-label="<c:out value="${msg.text('webhooks.last')}"/>">
                  <div class="stack">
                    <c:choose>
                      <c:when test="${row.last().isPresent()}">
                        <span><c:out value="${row.lastWords()}"/></span>
                        <span class="id"><ui:time at="${row.last().get()}"/></span>
                      </c:when>
                      <c:otherwise><span><c:out value="${msg.text('webhooks.never')}"/></span></c:otherwise>
                    </c:choose>
                  </div>
                </td>
                <c:if test="${frame.owns()}">
                  <td role="cell" data-label="<c:out value="${msg.text('webhooks.decision')}"/>">
                    <div class="decide">
                      <form method="post" action="<ui:url of='${WebhooksServlet.SEND_AGAIN}'/>">
                        <ui:csrf/>
                        <input type="hidden" name="receiver" value="<c:out value='${receiver.name()}'/>">
                        <input type="hidden" name="event" value="<c:out value='${row.event()}'/>">
                        <button class="btn btn-primary"><c:out value="${msg.text('webhooks.send-again')}"/></button>
                      </form>
                      <form method="post" action="<ui:url of='${WebhooksServlet.LEAVE_OUT}'/>">
                        <ui:csrf/>
                        <input type="hidden" name="receiver" value="<c:out value='${receiver.name()}'/>">
                        <input type="hidden" name="event" value="<c:out value='${row.event()}'/>">
                        <button class="btn btn-plain"><c:out value="${msg.text('webhooks.leave-out')}"/></button>
                      </form>
                    </div>
                  </td>
                </c:if>
              </tr>
            </c:forEach>
          </tbody>
        </table>
        <c:if test="${not empty receiver.more()}"><p class="lead-line"><c:out value="${receiver.more()}"/></p></c:if>
      </c:if>
    </section>
  </c:forEach>
</ui:page>
