<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true"
        description="The box in the frame that finds a user by anything. It is posted, so that no phone number stands in an address" %>
<%@ tag import="org.wxapplogin.domain.UserSearch, org.wxapplogin.web.admin.page.Paths" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<form class="find" method="post" action="<ui:url of='${Paths.FIND}'/>" role="search" aria-label="<c:out value="${msg.text('find.label')}"/>">
  <ui:csrf/>
  <label class="visually-hidden" for="find"><c:out value="${msg.text('find.hint')}"/></label>
  <input class="form-control" id="find" name="q" type="search" maxlength="<c:out value='${UserSearch.MAX_TYPED}'/>"
         placeholder="<c:out value="${msg.text('find.label')}"/>" title="<c:out value="${msg.text('find.hint')}"/>" aria-keyshortcuts="/"
         autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search">
  <kbd aria-hidden="true">/</kbd>
  <button class="tool"><c:out value="${msg.text('find.submit')}"/></button>
</form>
