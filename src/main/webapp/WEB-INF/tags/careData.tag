<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="The link by which a user fetches their personal data once" %>
<%@ attribute name="user" required="true" type="org.wxapplogin.web.admin.users.Person" %>
<%@ attribute name="of" required="true" type="org.wxapplogin.web.admin.users.CarePanel" %>
<%@ tag import="org.wxapplogin.web.admin.page.Paths, org.wxapplogin.web.admin.users.UserPageServlet" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<div class="care-act">
  <h3><c:out value="${msg.text('data-link.title')}"/></h3>
  <c:if test="${of.dataLink().isPresent()}">
    <form class="taken" method="post" action="<ui:url of='${Paths.of(UserPageServlet.REVOKE_DATA_LINK, user.number())}'/>">
      <ui:csrf/>
      <p><c:out value="${msg.text('data-link.there')}"/> <bdi class="words"><c:out value="${of.dataLink().get().by()}"/></bdi> · <c:out value="${msg.text('data-link.until')}"/>&#32;<ui:time at="${of.dataLink().get().until()}"/></p>
      <button class="btn btn-plain btn-small" id="revoke-data-link"><c:out value="${msg.text('data-link.revoke')}"/></button>
    </form>
  </c:if>
  <form method="post" action="<ui:url of='${Paths.of(UserPageServlet.MAKE_DATA_LINK, user.number())}'/>">
    <ui:csrf/>
    <input type="hidden" name="seen" value="<c:out value="${of.dataLink().isPresent() ? of.dataLink().get().mark() : 'none'}"/>">
    <p><c:out value="${msg.text('data-link.what')}"/></p>
    <button class="btn btn-plain" id="make-data-link"><c:out value="${msg.text('data-link.make')}"/></button>
  </form>
</div>
