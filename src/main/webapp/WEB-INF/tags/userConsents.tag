<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="What a user has agreed to; the roles keep the meaning of the elements, which they lose where CSS shows rows as cards" %>
<%@ attribute name="rows" required="true" type="java.util.List" description="of web.admin.users.ConsentRow" %>
<%@ attribute name="zone" required="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<section aria-labelledby="consents">
  <div class="panel-head"><h2 id="consents"><c:out value="${msg.text('user.consents')}"/></h2></div>
  <table class="list events" role="table">
    <caption><c:out value="${zone}"/></caption>
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col"><c:out value="${msg.text('list.time')}"/></th>
        <th role="columnheader" scope="col"><c:out value="${msg.text('consent.document')}"/></th>
        <th role="columnheader" scope="col"><c:out value="${msg.text('consent.version')}"/></th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      <c:forEach var="row" items="${rows}">
        <tr role="row">
          <td role="cell" data-label="<c:out value="${msg.text('list.time')}"/>"><ui:time at="${row.at()}"/></td>
          <td role="cell" data-label="<c:out value="${msg.text('consent.document')}"/>"><code><c:out value="${row.document()}"/></code></td>
          <td role="cell" data-label="<c:out value="${msg.text('consent.version')}"/>"><code><c:out value="${row.version()}"/></code></td>
        </tr>
      </c:forEach>
    </tbody>
  </table>
</section>
