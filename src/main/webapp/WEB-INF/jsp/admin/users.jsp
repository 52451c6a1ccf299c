<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ page import="org.wxapplogin.web.admin.users.BulkAct, org.wxapplogin.web.admin.users.UserColumnsServlet, org.wxapplogin.web.admin.users.UserSearchServlet" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.users.UserListPage. The roles keep the meaning of the elements, which they lose where CSS shows rows as cards. --%>

<ui:page title="${model.title()}" active="users">
  <ui:notice of="${model.notice()}"/>

  <div class="heading">
    <h1><c:out value="${msg.text('users.heading')}"/></h1>
    <p class="lead-line"><c:out value="${msg.text('users.lead')}"/></p>
  </div>

  <ui:savedFilters of="${model.saved()}"/>
  <ui:userFilter form="${model.form()}"/>

  <c:if test="${model.phoneEnd().isPresent()}">
    <c:set var="offer" value="${model.phoneEnd().get()}"/>
    <form class="offer line" id="end-offer" method="post" action="<ui:url of='${UserSearchServlet.PATH}'/>">
      <ui:csrf/>
      <input type="hidden" name="q" value="<c:out value='${offer.digits()}'/>">
      <input type="hidden" name="by" value="<c:out value='${offer.by()}'/>">
      <span><c:out value="${offer.question()}"/></span>
      <button class="btn btn-plain"><c:out value="${offer.button()}"/></button>
    </form>
  </c:if>

  <c:choose>
    <c:when test="${empty model.rows()}">
      <ui:emptyList words="${model.emptyList()}"/>
    </c:when>
    <c:otherwise>
      <div class="tally">
        <p id="tally"><strong><c:out value="${model.tally().count()}"/></strong></p>
        <div class="tally-tools">
          <c:if test="${model.acts().isPresent() and not empty model.acts().get().csvHref()}">
            <span class="export">
              <a class="btn btn-plain" id="export" href="<ui:url of='${model.acts().get().csvHref()}'/>" download
                 data-total="<c:out value='${model.tally().total()}'/>" data-running="<c:out value="${msg.text('users.export.running')}"/>"
                 data-of="<c:out value="${msg.text('users.export.of')}"/>" data-done="<c:out value="${msg.text('users.export.done')}"/>"
                 data-failed="<c:out value="${msg.text('users.export.failed')}"/>"><c:out value="${msg.text('users.export')}"/></a>
              <button type="button" class="btn btn-quiet" id="export-cancel" hidden><c:out value="${msg.text('users.export.cancel')}"/></button>
            </span>
          </c:if>
          <details class="fold fold-right">
            <summary class="btn btn-plain" id="columns"><c:out value="${msg.text('users.columns')}"/></summary>
            <form class="fold-body" method="post" action="<ui:url of='${UserColumnsServlet.PATH}'/>">
              <ui:csrf/>
              <input type="hidden" name="to" value="<c:out value='${model.here()}'/>">
              <c:forEach var="column" items="${model.columns()}">
                <label class="check"><input class="form-check-input" type="checkbox" name="<c:out value='${column.value()}'/>"<c:if test="${column.selected()}"> checked</c:if>> <c:out value="${column.label()}"/></label>
              </c:forEach>
              <div class="line">
                <button class="btn btn-primary" id="columns-set"><c:out value="${msg.text('users.columns.submit')}"/></button>
                <button class="btn btn-quiet" name="reset" value="1"><c:out value="${msg.text('users.columns.reset')}"/></button>
              </div>
            </form>
          </details>
        </div>
      </div>
      <p class="progress-line" id="export-progress" role="status" hidden></p>
      <c:if test="${not empty model.tally().note()}"><p class="remark" id="note"><c:out value="${model.tally().note()}"/></p></c:if>

      <div class="wide">
        <table class="list users" role="table">
          <caption><c:out value="${model.zone()}"/></caption>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col"><c:out value="${msg.text('users.column.user')}"/></th>
              <c:forEach var="head" items="${model.heads()}">
                <c:choose>
                  <c:when test="${head.sort().isEmpty()}"><th role="columnheader" scope="col"><c:out value="${head.label()}"/></th></c:when>
                  <c:otherwise><ui:sortHead label="${head.label()}" link="${head.sort().get()}"/></c:otherwise>
                </c:choose>
              </c:forEach>
              <c:if test="${model.acts().isPresent()}"><th role="columnheader" scope="col"><span class="visually-hidden"><c:out value="${msg.text('user.acts')}"/></span></th></c:if>
            </tr>
          </thead>
          <tbody role="rowgroup">
            <c:forEach var="row" items="${model.rows()}">
              <tr role="row">
                <th role="rowheader" scope="row" class="person">
                  <c:if test="${model.acts().isPresent()}">
                    <input class="form-check-input tick" type="checkbox" form="bulk" name="u<c:out value='${row.user().number()}'/>" value="1" aria-label="<c:out value='${row.user().id()}'/>">
                  </c:if>
                  <ui:avatar of="${row.user().avatar()}"/>
                  <span class="names">
                    <a class="name<c:if test="${not row.user().named()}"> unnamed</c:if>" href="<ui:url of='${row.user().href()}'/>"><bdi><c:out value="${row.user().name()}"/></bdi></a>
                    <span class="id"><c:out value="${row.user().id()}"/></span>
                  </span>
                </th>
                <c:forEach var="cell" items="${row.cells()}">
                  <td role="cell" class="cell-<c:out value='${cell.column()}'/>" data-label="<c:out value='${cell.label()}'/>"><ui:cell of="${cell}"/></td>
                </c:forEach>
                <c:if test="${model.acts().isPresent()}"><td role="cell" class="row-acts"><ui:rowMenu of="${row.user()}"/></td></c:if>
              </tr>
            </c:forEach>
          </tbody>
        </table>
      </div>

      <c:if test="${model.acts().isPresent()}">
        <c:set var="acts" value="${model.acts().get()}"/>
        <form id="one-user" method="post" action="<ui:url of='${BulkAct.DISABLE.address()}'/>">
          <ui:csrf/>
          <input type="hidden" name="to" value="<c:out value='${model.here()}'/>">
        </form>
        <form class="bulk" id="bulk" method="post" action="<ui:url of='${BulkAct.ENABLE.address()}'/>" aria-label="<c:out value="${msg.text('bulk.label')}"/>">
          <ui:csrf/>
          <input type="hidden" name="to" value="<c:out value='${model.here()}'/>">
          <input type="hidden" name="page" value="<c:out value='${acts.ids()}'/>">
          <label class="check"><input class="form-check-input" type="checkbox" id="tick-all" name="all" value="1"> <c:out value="${msg.text('bulk.all')}"/></label>
          <span class="ticked" id="ticked" data-text="<c:out value="${msg.text('bulk.ticked')}"/>" role="status"></span>
          <button class="btn btn-danger-quiet" id="bulk-disable" formaction="<ui:url of='${BulkAct.DISABLE.address()}'/>"><c:out value="${msg.text('bulk.disable')}"/></button>
          <button class="btn btn-plain" id="bulk-enable" formaction="<ui:url of='${BulkAct.ENABLE.address()}'/>"><c:out value="${msg.text('bulk.enable')}"/></button>
          <span class="line">
            <label class="visually-hidden" for="bulk-level"><c:out value="${msg.text('users.column.level')}"/></label>
            <select class="form-select" id="bulk-level" name="level"><ui:options items="${acts.levels()}"/></select>
            <button class="btn btn-plain" id="bulk-level-set" formaction="<ui:url of='${BulkAct.LEVEL.address()}'/>"><c:out value="${msg.text('bulk.level')}"/></button>
          </span>
        </form>
      </c:if>
      <ui:pager links="${model.pager()}"/>
    </c:otherwise>
  </c:choose>
</ui:page>
