<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ page import="org.wxapplogin.web.admin.page.Paths" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.events.AuditListPage --%>

<ui:page title="${model.title()}" active="audit">
  <ui:notice of="${model.notice()}"/>

  <div class="heading">
    <h1><c:out value="${msg.text('audit.title')}"/></h1>
    <p class="lead-line"><c:out value="${msg.text('audit.lead')}"/></p>
  </div>

  <ui:savedFilters of="${model.saved()}"/>
  <form class="search filter pairs" method="get" action="<ui:url of='${Paths.AUDIT}'/>" role="search">
    <div>
      <label class="form-label" for="by"><c:out value="${msg.text('audit.by')}"/></label>
      <select class="form-select" id="by" name="by"><ui:options items="${model.actors()}"/></select>
    </div>
    <div>
      <label class="form-label" for="act"><c:out value="${msg.text('audit.act')}"/></label>
      <select class="form-select" id="act" name="act"><ui:options items="${model.acts()}"/></select>
    </div>
    <div>
      <label class="form-label" for="user"><c:out value="${msg.text('logins.user')}"/></label>
      <input class="form-control" id="user" name="user" value="<c:out value='${model.user()}'/>" inputmode="numeric" pattern="[0-9]{1,18}" maxlength="18" autocomplete="off">
    </div>
    <div>
      <label class="form-label" for="to"><c:out value="${msg.text('audit.to-admin')}"/></label>
      <select class="form-select" id="to" name="to"><ui:options items="${model.targets()}"/></select>
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
  </form>

  <c:choose>
    <c:when test="${empty model.rows()}"><ui:emptyList words="${model.emptyList()}"/></c:when>
    <c:otherwise><ui:audit rows="${model.rows()}" zone="${model.zone()}" targets="true"/></c:otherwise>
  </c:choose>
  <ui:pager links="${model.pager()}"/>
</ui:page>
