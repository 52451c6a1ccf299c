<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="How long addresses are kept, and how their deletion stands; the roles keep the meaning of the elements, which they lose where CSS shows rows as cards" %>
<%@ attribute name="rows" required="true" type="java.util.List" description="of web.admin.dashboard.RetentionRow" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<section aria-labelledby="retention">
  <div class="panel-head"><h2 id="retention"><c:out value="${msg.text('retention.title')}"/></h2></div>
  <table class="list events" role="table">
    <caption><c:out value="${msg.text('retention.note')}"/></caption>
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col"><c:out value="${msg.text('retention.what')}"/></th>
        <th role="columnheader" scope="col"><c:out value="${msg.text('retention.kept')}"/></th>
        <th role="columnheader" scope="col"><c:out value="${msg.text('dash.job.at')}"/></th>
        <th role="columnheader" scope="col"><c:out value="${msg.text('retention.rows')}"/></th>
        <th role="columnheader" scope="col"><c:out value="${msg.text('retention.left')}"/></th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      <c:forEach var="row" items="${rows}">
        <tr role="row">
          <td role="cell" data-label="<c:out value="${msg.text('retention.what')}"/>"><c:out value="${row.what()}"/></td>
          <td role="cell" data-label="<c:out value="${msg.text('retention.kept')}"/>"><c:out value="${row.kept()}"/></td>
          <td role="cell" data-label="<c:out value="${msg.text('dash.job.at')}"/>"><c:choose><c:when test="${row.last().isPresent()}"><ui:time at="${row.last().get()}"/></c:when><c:otherwise>–</c:otherwise></c:choose></td>
          <td role="cell" data-label="<c:out value="${msg.text('retention.rows')}"/>"><c:out value="${row.rows()}"/></td>
          <td role="cell" data-label="<c:out value="${msg.text('retention.left')}"/>"><c:out value="${row.left()}"/></td>
        </tr>
      </c:forEach>
    </tbody>
  </table>
</section>
