<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="A mini program by the name people know it by, with its AppID as a title; by its AppID, if it has no name" %>
<%@ attribute name="of" required="true" description="The AppID" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:set var="name" value="${frame.appName(of)}"/>
<c:choose>
  <c:when test="${name eq of}"><code><c:out value="${of}"/></code></c:when>
  <c:otherwise><bdi class="app" title="<c:out value='${of}'/>"><c:out value="${name}"/></bdi></c:otherwise>
</c:choose>
