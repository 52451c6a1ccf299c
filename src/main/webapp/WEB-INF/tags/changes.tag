<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="A table of changes of a user; the roles keep the meaning of the elements, which they lose where CSS shows rows as cards" %>
<%@ attribute name="rows" required="true" type="java.util.List" description="of web.admin.users.ChangeRow" %>
<%@ attribute name="zone" required="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<table class="list events" role="table">
  <caption><c:out value="${zone}"/></caption>
  <thead role="rowgroup">
    <tr role="row">
      <th role="columnheader" scope="col"><c:out value="${msg.text('list.time')}"/></th>
      <th role="columnheader" scope="col"><c:out value="${msg.text('change.what')}"/></th>
      <th role="columnheader" scope="col"><c:out value="${msg.text('audit.detail')}"/></th>
    </tr>
  </thead>
  <tbody role="rowgroup">
    <c:forEach var="row" items="${rows}">
      <tr role="row">
        <td role="cell" data-label="<c:out value="${msg.text('list.time')}"/>"><ui:time at="${row.at()}"/></td>
        <td role="cell" data-label="<c:out value="${msg.text('change.what')}"/>"><c:out value="${row.what()}"/></td>
        <td role="cell" data-label="<c:out value="${msg.text('audit.detail')}"/>">
          <span>
            <c:if test="${not empty row.before()}"><code><c:out value="${row.before()}"/></code> → </c:if>
            <c:if test="${not empty row.after()}"><code><c:out value="${row.after()}"/></code></c:if>
            <c:if test="${not empty row.otherHref()}"><a href="<ui:url of='${row.otherHref()}'/>"><c:out value="${row.other()}"/></a></c:if>
          </span>
        </td>
      </tr>
    </c:forEach>
  </tbody>
</table>
