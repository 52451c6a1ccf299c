<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true"
        description="What is done most to a user, from their row of the list. The browser opens and closes it, by Escape too; its buttons belong to the form one-user" %>
<%@ attribute name="of" required="true" type="org.wxapplogin.web.admin.users.Person" %>
<%@ tag import="org.wxapplogin.web.admin.page.Paths, org.wxapplogin.web.admin.users.BulkAct, org.wxapplogin.web.admin.users.UserPageServlet" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<button type="button" class="row-more" popovertarget="acts-<c:out value='${of.number()}'/>"><span aria-hidden="true">⋯</span><span class="visually-hidden"><c:out value="${msg.text('user.acts')}"/>: <c:out value="${of.name()}"/></span></button>
<div class="row-menu" id="acts-<c:out value='${of.number()}'/>" popover>
  <p class="row-menu-of"><bdi><c:out value="${of.name()}"/></bdi> <span class="id"><c:out value="${of.id()}"/></span></p>
  <a href="<ui:url of='${of.href()}'/>" autofocus><c:out value="${msg.text('row.open')}"/></a>
  <a href="<ui:url of='${of.href()}#note'/>"><c:out value="${msg.text('user.notes.add')}"/></a>
  <button form="one-user" formaction="<ui:url of='${Paths.of(UserPageServlet.END_ALL, of.number())}'/>"><c:out value="${msg.text('user.device.end-all')}"/></button>
  <c:choose>
    <c:when test="${of.tone() eq 'active'}"><button form="one-user" class="bad" name="one" value="<c:out value='${of.number()}'/>" formaction="<ui:url of='${BulkAct.DISABLE.address()}'/>"><c:out value="${msg.text('user.disable')}"/></button></c:when>
    <c:when test="${of.tone() eq 'disabled'}"><button form="one-user" name="one" value="<c:out value='${of.number()}'/>" formaction="<ui:url of='${BulkAct.ENABLE.address()}'/>"><c:out value="${msg.text('user.enable')}"/></button></c:when>
  </c:choose>
</div>
