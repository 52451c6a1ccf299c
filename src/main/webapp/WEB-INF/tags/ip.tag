<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="The address of a client, which leads to the login events from there" %>
<%@ attribute name="of" required="true" description="as it is stored" %>
<%@ tag import="org.wxapplogin.domain.ClientAddress" %>
<%@ tag import="org.wxapplogin.web.admin.events.LoginLinks" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<c:choose>
  <c:when test="${empty of}"><span class="unnamed"><c:out value="${msg.text('address.none')}"/></span></c:when>
  <c:otherwise><a class="ip" href="<ui:url of='${LoginLinks.ofIp(of)}'/>"><c:out value="${of eq ClientAddress.UNKNOWN.text() ? msg.text('address.unknown') : of}"/></a></c:otherwise>
</c:choose>
