<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="Whether something is on" %>
<%@ attribute name="on" required="true" type="java.lang.Boolean" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:choose>
  <c:when test="${on}"><span class="status status-active"><c:out value="${msg.text('admins.totp.on')}"/></span></c:when>
  <c:otherwise><span class="unnamed"><c:out value="${msg.text('admins.totp.off')}"/></span></c:otherwise>
</c:choose>
