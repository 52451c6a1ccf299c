<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="A table of what admins and services did; the roles keep the meaning of the elements, which they lose where CSS shows rows as cards" %>
<%@ attribute name="rows" required="true" type="java.util.List" description="of web.admin.events.AuditRow" %>
<%@ attribute name="zone" required="true" %>
<%@ attribute name="targets" required="true" type="java.lang.Boolean" description="Whether to show to whom it was done" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<table class="list events" role="table">
  <caption><c:out value="${zone}"/></caption>
  <thead role="rowgroup">
    <tr role="row">
      <th role="columnheader" scope="col"><c:out value="${msg.text('list.time')}"/></th>
      <th role="columnheader" scope="col"><c:out value="${msg.text('audit.by')}"/></th>
      <th role="columnheader" scope="col"><c:out value="${msg.text('audit.act')}"/></th>
      <c:if test="${targets}"><th role="columnheader" scope="col"><c:out value="${msg.text('audit.target')}"/></th></c:if>
      <th role="columnheader" scope="col"><c:out value="${msg.text('audit.detail')}"/></th>
      <th role="columnheader" scope="col"><c:out value="${msg.text('logins.ip')}"/></th>
    </tr>
  </thead>
  <tbody role="rowgroup">
    <c:forEach var="row" items="${rows}">
      <tr role="row">
        <td role="cell" data-label="<c:out value="${msg.text('list.time')}"/>"><ui:time at="${row.at()}"/></td>
        <td role="cell" data-label="<c:out value="${msg.text('audit.by')}"/>"><span class="words"><c:if test="${not empty row.kind()}"><span class="plate"><c:out value="${row.kind()}"/></span> </c:if><c:choose><c:when test="${empty row.whoHref()}"><c:out value="${row.who()}"/></c:when><c:otherwise><a href="<ui:url of='${row.whoHref()}'/>"><bdi><c:out value="${row.who()}"/></bdi></a></c:otherwise></c:choose></span></td>
        <td role="cell" data-label="<c:out value="${msg.text('audit.act')}"/>"><c:out value="${row.act()}"/></td>
        <c:if test="${targets}">
          <td role="cell" data-label="<c:out value="${msg.text('audit.target')}"/>"><c:choose><c:when test="${empty row.target()}"><span class="none">–</span></c:when><c:otherwise><a href="<ui:url of='${row.targetHref()}'/>"><c:out value="${row.target()}"/></a></c:otherwise></c:choose></td>
        </c:if>
        <td role="cell" data-label="<c:out value="${msg.text('audit.detail')}"/>"><bdi class="words"><c:out value="${row.detail()}"/></bdi></td>
        <td role="cell" data-label="<c:out value="${msg.text('logins.ip')}"/>"><span class="ip"><c:out value="${row.ip()}"/></span></td>
      </tr>
    </c:forEach>
  </tbody>
</table>
