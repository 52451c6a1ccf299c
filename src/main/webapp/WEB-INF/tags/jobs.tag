<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="The jobs that one node at a time does for all; the roles keep the meaning of the elements, which they lose where CSS shows rows as cards" %>
<%@ attribute name="rows" required="true" type="java.util.List" description="of web.admin.dashboard.JobRow" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<section class="jobs" aria-labelledby="jobs">
  <div class="panel-head"><h2 id="jobs"><c:out value="${msg.text('dash.jobs')}"/></h2></div>
  <c:choose>
    <c:when test="${empty rows}"><p class="none"><c:out value="${msg.text('dash.jobs.none')}"/></p></c:when>
    <c:otherwise>
      <table class="list" role="table" aria-labelledby="jobs">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col"><c:out value="${msg.text('dash.job')}"/></th>
            <th role="columnheader" scope="col"><c:out value="${msg.text('dash.job.state')}"/></th>
            <th role="columnheader" scope="col"><c:out value="${msg.text('dash.job.at')}"/></th>
            <th role="columnheader" scope="col"><c:out value="${msg.text('dash.job.took')}"/></th>
            <th role="columnheader" scope="col"><c:out value="${msg.text('dash.job.count')}"/></th>
            <th role="columnheader" scope="col"><c:out value="${msg.text('dash.job.node')}"/></th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          <c:forEach var="row" items="${rows}">
            <tr role="row">
              <th role="rowheader" scope="row"><c:out value="${row.name()}"/></th>
              <td role="cell" data-label="<c:out value="${msg.text('dash.job.state')}"/>"><span class="status outcome-<c:out value='${row.tone()}'/>"><c:out value="${row.state()}"/></span></td>
              <td role="cell" data-label="<c:out value="${msg.text('dash.job.at')}"/>"><c:if test="${row.at().isPresent()}"><ui:time at="${row.at().get()}"/></c:if></td>
              <td role="cell" data-label="<c:out value="${msg.text('dash.job.took')}"/>"><c:out value="${row.took()}"/></td>
              <td role="cell" data-label="<c:out value="${msg.text('dash.job.count')}"/>"><c:out value="${row.count()}"/></td>
              <td role="cell" data-label="<c:out value="${msg.text('dash.job.node')}"/>"><code><c:out value="${row.node()}"/></code></td>
            </tr>
          </c:forEach>
        </tbody>
      </table>
    </c:otherwise>
  </c:choose>
</section>
