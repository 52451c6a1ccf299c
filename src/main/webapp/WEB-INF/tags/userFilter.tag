<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true"
        description="The form above the list of users, and what narrows the list now. It is posted, so that no phone number stands in an address" %>
<%@ attribute name="form" required="true" type="org.wxapplogin.web.admin.users.UserFilterForm" %>
<%@ tag import="org.wxapplogin.domain.UserSearch, org.wxapplogin.web.admin.users.UserSearchServlet" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<form class="search users-search" method="post" action="<ui:url of='${UserSearchServlet.PATH}'/>" role="search">
  <ui:csrf/>
  <input type="hidden" name="phone-ref" value="<c:out value='${form.phoneRef()}'/>">
  <div class="search-text">
    <label class="visually-hidden" for="q"><c:out value="${msg.text('users.search')}"/></label>
    <input class="form-control" id="q" name="q" type="search" value="<c:out value='${form.text()}'/>"
           maxlength="<c:out value='${UserSearch.MAX_TEXT}'/>" placeholder="<c:out value='${form.hint()}'/>"
           autocomplete="off" autocapitalize="none" spellcheck="false">
  </div>
  <div class="search-by">
    <label class="visually-hidden" for="by"><c:out value="${msg.text('users.search.by')}"/></label>
    <select class="form-select" id="by" name="by"><ui:options items="${form.bys()}"/></select>
  </div>
  <button class="btn btn-primary"><c:out value="${msg.text('users.search.submit')}"/></button>
  <div>
    <label class="visually-hidden" for="sort"><c:out value="${msg.text('users.sort')}"/></label>
    <select class="form-select" id="sort" name="sort" data-submits><ui:options items="${form.sorts()}"/></select>
  </div>
  <div>
    <label class="visually-hidden" for="size"><c:out value="${msg.text('users.size')}"/></label>
    <select class="form-select" id="size" name="size" data-submits><ui:options items="${form.sizes()}"/></select>
  </div>
  <details class="fold">
    <summary class="btn btn-plain" id="filters"><c:out value="${form.summary()}"/></summary>
    <div class="fold-body filter-grid">
      <div>
        <label class="form-label" for="app"><c:out value="${msg.text('users.column.app')}"/></label>
        <select class="form-select" id="app" name="app"><ui:options items="${form.apps()}"/></select>
      </div>
      <div>
        <label class="form-label" for="status"><c:out value="${msg.text('users.column.status')}"/></label>
        <select class="form-select" id="status" name="status"><ui:options items="${form.statuses()}"/></select>
      </div>
      <div>
        <label class="form-label" for="level"><c:out value="${msg.text('users.column.level')}"/></label>
        <select class="form-select" id="level" name="level"><ui:options items="${form.levels()}"/></select>
      </div>
      <div>
        <label class="form-label" for="phone"><c:out value="${msg.text('users.column.phone')}"/></label>
        <select class="form-select" id="phone" name="phone"><ui:options items="${form.phones()}"/></select>
      </div>
      <div>
        <label class="form-label" for="mark"><c:out value="${msg.text('users.column.mark')}"/></label>
        <select class="form-select" id="mark" name="mark"><ui:options items="${form.marks()}"/></select>
      </div>
      <fieldset>
        <legend class="form-label"><c:out value="${msg.text('users.column.registered')}"/></legend>
        <label class="visually-hidden" for="reg-from"><c:out value="${msg.text('users.filters.from')}"/></label>
        <input class="form-control" id="reg-from" name="reg-from" type="date" value="<c:out value='${form.registeredFrom()}'/>">
        <span aria-hidden="true">–</span>
        <label class="visually-hidden" for="reg-to"><c:out value="${msg.text('users.filters.to')}"/></label>
        <input class="form-control" id="reg-to" name="reg-to" type="date" value="<c:out value='${form.registeredTo()}'/>">
        <ui:presets of="${form.registeredPresets()}"/>
      </fieldset>
      <fieldset>
        <legend class="form-label"><c:out value="${msg.text('users.column.last-login')}"/></legend>
        <label class="visually-hidden" for="login-from"><c:out value="${msg.text('users.filters.from')}"/></label>
        <input class="form-control" id="login-from" name="login-from" type="date" value="<c:out value='${form.loginFrom()}'/>">
        <span aria-hidden="true">–</span>
        <label class="visually-hidden" for="login-to"><c:out value="${msg.text('users.filters.to')}"/></label>
        <input class="form-control" id="login-to" name="login-to" type="date" value="<c:out value='${form.loginTo()}'/>">
        <ui:presets of="${form.loginPresets()}"/>
      </fieldset>
      <button class="btn btn-primary" id="apply"><c:out value="${msg.text('users.filters.submit')}"/></button>
    </div>
  </details>
</form>
<c:if test="${not empty form.chips()}">
  <ul class="chips" aria-label="<c:out value="${msg.text('users.active')}"/>">
    <c:forEach var="chip" items="${form.chips()}">
      <li><a class="chip" href="<ui:url of='${chip.href()}'/>"><span class="visually-hidden"><c:out value="${msg.text('users.chip.remove')}"/>: </span><small><c:out value="${chip.label()}"/></small> <bdi class="words"><c:out value="${chip.value()}"/></bdi> <span class="cross" aria-hidden="true">×</span></a></li>
    </c:forEach>
    <li><a class="btn btn-quiet" id="clear" href="<ui:url of='${form.clearHref()}'/>"><c:out value="${msg.text('users.chip.clear')}"/></a></li>
  </ul>
</c:if>
