<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="A cell of the list of users" %>
<%@ attribute name="of" required="true" type="org.wxapplogin.web.admin.users.UserRow.Cell" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<c:choose>
  <c:when test="${of.kind() eq 'time'}"><ui:time at="${of.time().get()}"/></c:when>
  <c:when test="${of.kind() eq 'app'}"><ui:app of="${of.text()}"/></c:when>
  <c:when test="${of.kind() eq 'code'}"><code><c:out value="${of.text()}"/></code></c:when>
  <c:when test="${of.kind() eq 'status'}"><span class="status status-<c:out value='${of.tone()}'/>"><c:out value="${of.text()}"/></span></c:when>
  <c:when test="${of.kind() eq 'none'}"><span class="unnamed" aria-hidden="true">–</span></c:when>
  <c:otherwise><bdi class="<c:out value='${of.kind()}'/>"><c:out value="${of.text()}"/></bdi></c:otherwise>
</c:choose>
