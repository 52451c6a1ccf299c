<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="The CSRF token that every form must send" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<input type="hidden" name="csrf" value="<c:out value='${frame.csrf()}'/>">
