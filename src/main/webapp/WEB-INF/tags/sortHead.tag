<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="A column heading that sorts" %>
<%@ attribute name="label" required="true" %>
<%@ attribute name="link" required="true" type="org.wxapplogin.web.admin.users.UserListPage.SortLink" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<th role="columnheader" scope="col" class="sorted-<c:out value='${link.aria()}'/>" aria-sort="<c:out value='${link.aria()}'/>">
  <a href="<ui:url of='${link.href()}'/>" title="<c:out value='${link.hint()}'/>"><c:out value="${label}"/></a>
</th>
