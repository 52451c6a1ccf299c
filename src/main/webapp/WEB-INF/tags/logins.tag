<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="A table of login events; the roles keep the meaning of the elements, which they lose where CSS shows rows as cards" %>
<%@ attribute name="rows" required="true" type="java.util.List" description="of web.admin.events.LoginRow" %>
<%@ attribute name="zone" required="true" %>
<%@ attribute name="users" required="true" type="java.lang.Boolean" description="Whether to show the user" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<table class="list events" role="table">
  <caption><c:out value="${zone}"/></caption>
  <thead role="rowgroup">
    <tr role="row">
      <th role="columnheader" scope="col"><c:out value="${msg.text('list.time')}"/></th>
      <th role="columnheader" scope="col"><c:out value="${msg.text('logins.outcome')}"/></th>
      <c:if test="${users}"><th role="columnheader" scope="col"><c:out value="${msg.text('users.column.user')}"/></th></c:if>
      <th role="columnheader" scope="col"><c:out value="${msg.text('logins.ip')}"/></th>
      <th role="columnheader" scope="col"><c:out value="${msg.text('logins.device')}"/></th>
      <th role="columnheader" scope="col"><c:out value="${msg.text('users.column.app')}"/></th>
    </tr>
  </thead>
  <tbody role="rowgroup">
    <c:forEach var="row" items="${rows}">
      <tr role="row" class="row-<c:out value='${row.tone()}'/>">
        <td role="cell" data-label="<c:out value="${msg.text('list.time')}"/>"><ui:time at="${row.at()}"/></td>
        <td role="cell" data-label="<c:out value="${msg.text('logins.outcome')}"/>"><span class="status outcome-<c:out value='${row.tone()}'/>"><c:out value="${row.outcome()}"/></span><c:if test="${not empty row.times()}">&#32;<span class="times"><c:out value="${row.times()}"/></span></c:if></td>
        <c:if test="${users}">
          <td role="cell" data-label="<c:out value="${msg.text('users.column.user')}"/>">
            <c:choose>
              <c:when test="${empty row.userHref()}"><span class="unnamed"><c:out value="${row.user()}"/></span></c:when>
              <c:otherwise><a href="<ui:url of='${row.userHref()}'/>"><c:out value="${row.user()}"/></a></c:otherwise>
            </c:choose>
          </td>
        </c:if>
        <td role="cell" data-label="<c:out value="${msg.text('logins.ip')}"/>"><c:choose><c:when test="${empty row.ip()}"><span class="unnamed"><c:out value="${msg.text('logins.many-places')}"/></span></c:when><c:otherwise><ui:ip of="${row.ip()}"/></c:otherwise></c:choose></td>
        <td role="cell" data-label="<c:out value="${msg.text('logins.device')}"/>"><bdi class="words"><c:out value="${row.device()}"/></bdi></td>
        <td role="cell" data-label="<c:out value="${msg.text('users.column.app')}"/>"><ui:app of="${row.appid()}"/></td>
      </tr>
    </c:forEach>
  </tbody>
</table>
