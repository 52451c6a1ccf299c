<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="An instant: as seen from now if it is less than a week away, and to the second on hover and in print" %>
<%@ attribute name="at" required="true" type="org.wxapplogin.web.admin.page.Time" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:set var="words" value="${ago.text(at.machine())}"/>
<time datetime="<c:out value='${at.machine()}'/>" title="<c:out value='${at.date()} ${at.time()}'/>"><c:if test="${not empty words}"><span class="ago"><c:out value="${words}"/></span></c:if><span class="exact"><span><c:out value="${at.date()}"/></span> <span class="clock"><c:out value="${at.time()}"/></span></span></time>
