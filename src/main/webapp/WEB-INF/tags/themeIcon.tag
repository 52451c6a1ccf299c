<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="A sun, a moon, or half of each" %>
<%@ attribute name="theme" required="true" description="auto, light or dark" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round">
  <c:choose>
    <c:when test="${theme eq 'light'}"><circle cx="10" cy="10" r="3.5"/><path d="M10 2v2M10 16v2M2 10h2M16 10h2M4.300 4.300l1.400 1.400M14.300 14.300l1.400 1.400M4.300 15.700l1.400-1.400M14.300 5.700l1.400-1.400"/></c:when>
    <c:when test="${theme eq 'dark'}"><path d="M16.500 12A7 7 0 0 1 8 3.500a7 7 0 1 0 8.500 8.500z"/></c:when>
    <c:otherwise><circle cx="10" cy="10" r="7"/><path d="M10 3a7 7 0 0 0 0 14z" fill="currentColor"/></c:otherwise>
  </c:choose>
</svg>
