<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ page import="org.wxapplogin.web.admin.page.Paths" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.events.LoginListPage --%>

<ui:page title="${model.title()}" active="logins">
  <ui:notice of="${model.notice()}"/>

  <div class="heading">
    <h1><c:out value="${msg.text('logins.title')}"/></h1>
    <p class="lead-line"><c:out value="${msg.text('logins.lead')}"/></p>
  </div>

  <ui:savedFilters of="${model.saved()}"/>
  <form class="search filter pairs" method="get" action="<ui:url of='${Paths.LOGINS}'/>" role="search">
    <div>
      <label class="form-label" for="outcome"><c:out value="${msg.text('logins.outcome')}"/></label>
      <select class="form-select" id="outcome" name="outcome"><ui:options items="${model.outcomes()}"/></select>
    </div>
    <div>
      <label class="form-label" for="user"><c:out value="${msg.text('logins.user')}"/></label>
      <input class="form-control" id="user" name="user" value="<c:out value='${model.user()}'/>" inputmode="numeric" pattern="[0-9]{1,18}" maxlength="18" autocomplete="off">
    </div>
    <div>
      <label class="form-label" for="ip"><c:out value="${msg.text('logins.ip')}"/></label>
      <input class="form-control" id="ip" name="ip" value="<c:out value='${model.ip()}'/>" pattern="[0-9A-Fa-f:.]{2,45}(/64)?|unknown" maxlength="45" autocomplete="off" autocapitalize="none" spellcheck="false">
    </div>
    <div>
      <label class="form-label" for="app"><c:out value="${msg.text('users.column.app')}"/></label>
      <select class="form-select" id="app" name="app"><ui:options items="${model.apps()}"/></select>
    </div>
    <div class="wide">
      <label class="form-label" for="from"><c:out value="${msg.text('logins.from')}"/></label>
      <input class="form-control" id="from" name="from" type="datetime-local" value="<c:out value='${model.from()}'/>">
    </div>
    <div class="wide">
      <label class="form-label" for="until"><c:out value="${msg.text('logins.until')}"/></label>
      <input class="form-control" id="until" name="until" type="datetime-local" value="<c:out value='${model.until()}'/>">
    </div>
    <button class="btn btn-primary"><c:out value="${msg.text('filter.submit')}"/></button>
    <c:if test="${not empty model.clearHref()}">
      <a class="btn btn-quiet" href="<ui:url of='${model.clearHref()}'/>"><c:out value="${msg.text('filter.clear')}"/></a>
    </c:if>
    <ui:presets of="${model.presets()}"/>
  </form>

  <c:choose>
    <c:when test="${empty model.rows()}"><ui:emptyList words="${model.emptyList()}"/></c:when>
    <c:otherwise><ui:logins rows="${model.rows()}" zone="${model.zone()}" users="true"/></c:otherwise>
  </c:choose>
  <ui:pager links="${model.pager()}"/>
</ui:page>
