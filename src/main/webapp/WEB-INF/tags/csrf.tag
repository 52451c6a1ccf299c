<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="What every form must send: its CSRF token, and the page it stands on, where it is shown again if it is refused" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<input type="hidden" name="csrf" value="<c:out value='${frame.csrf()}'/>"><input type="hidden" name="on-page" value="<c:out value='${frame.onPage()}'/>">
