<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="An address of this server, escaped for an attribute: a browser reads the &reg of &reg-to as a registered sign" %>
<%@ attribute name="of" required="true" description="its path, from the root of the application" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:url var="address" value="${of}"/><c:out value="${address}"/>