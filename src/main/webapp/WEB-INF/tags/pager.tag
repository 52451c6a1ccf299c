<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="The links below a list" %>
<%@ attribute name="links" required="true" type="org.wxapplogin.web.admin.page.Pager" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<c:if test="${not empty links.previousHref() or not empty links.nextHref()}">
  <nav class="pager" aria-label="<c:out value="${msg.text('list.pages')}"/>">
    <ui:pageLink href="${links.firstHref()}" label="${msg.text('list.first')}" rel="first"/>
    <ui:pageLink href="${links.previousHref()}" label="${msg.text('list.previous')}" rel="prev"/>
    <ui:pageLink href="${links.nextHref()}" label="${msg.text('list.next')}" rel="next"/>
  </nav>
</c:if>
