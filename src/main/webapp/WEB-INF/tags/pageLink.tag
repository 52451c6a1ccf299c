<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true"
        description="A link of the pager; without an address it is shown but leads nowhere" %>
<%@ attribute name="href" required="true" %>
<%@ attribute name="label" required="true" %>
<%@ attribute name="rel" required="true" description="first, prev or next" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<c:choose>
  <c:when test="${empty href}"><span class="turn" aria-disabled="true"><c:out value="${label}"/></span></c:when>
  <c:otherwise><a class="turn" rel="<c:out value='${rel}'/>" href="<ui:url of='${href}'/>"><c:out value="${label}"/></a></c:otherwise>
</c:choose>
