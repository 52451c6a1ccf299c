<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="The mark by which a form is known as ours" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<input type="hidden" name="csrf" value="<c:out value='${frame.csrf()}'/>">
