<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="The filters of a list that the admin has saved" %>
<%@ attribute name="of" required="true" type="org.wxapplogin.web.admin.events.SavedFiltersPanel" %>
<%@ tag import="org.wxapplogin.domain.SavedFilter, org.wxapplogin.web.admin.users.SavedFiltersServlet" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<c:if test="${not empty of.rows() or not empty of.list() or not empty of.refusal()}">
  <div class="saved-filters">
    <c:if test="${not empty of.rows()}">
      <ul aria-label="<c:out value="${msg.text('filters.label')}"/>">
        <c:forEach var="row" items="${of.rows()}">
          <li><a class="saved" href="<ui:url of='${row.href()}'/>"<c:if test="${row.current()}"> aria-current="true"</c:if>><bdi class="words"><c:out value="${row.name()}"/></bdi></a></li>
        </c:forEach>
      </ul>
      <details class="fold">
        <summary class="btn btn-quiet" id="filters-manage"><c:out value="${msg.text('filters.manage')}"/></summary>
        <div class="fold-body">
          <c:forEach var="row" items="${of.rows()}">
            <div class="saved-row">
              <form method="post" action="<ui:url of='${SavedFiltersServlet.RENAME}'/>">
                <ui:csrf/>
                <input type="hidden" name="<c:out value='${SavedFiltersServlet.OF}'/>" value="<c:out value='${of.of()}'/>">
                <input type="hidden" name="to" value="<c:out value='${of.here()}'/>">
                <input type="hidden" name="<c:out value='${SavedFiltersServlet.ID}'/>" value="<c:out value='${row.id()}'/>">
                <label class="visually-hidden" for="filter-<c:out value='${row.id()}'/>"><c:out value="${msg.text('filters.name.label')}"/></label>
                <input class="form-control" id="filter-<c:out value='${row.id()}'/>" name="<c:out value='${SavedFiltersServlet.NAME}'/>" value="<c:out value='${row.name()}'/>" maxlength="<c:out value='${SavedFilter.MAX_NAME}'/>" required autocomplete="off">
                <button class="btn btn-plain"><c:out value="${msg.text('filters.rename')}"/></button>
              </form>
              <form method="post" action="<ui:url of='${SavedFiltersServlet.DELETE}'/>">
                <ui:csrf/>
                <input type="hidden" name="<c:out value='${SavedFiltersServlet.OF}'/>" value="<c:out value='${of.of()}'/>">
                <input type="hidden" name="to" value="<c:out value='${of.here()}'/>">
                <input type="hidden" name="<c:out value='${SavedFiltersServlet.ID}'/>" value="<c:out value='${row.id()}'/>">
                <button class="btn btn-danger-quiet"><c:out value="${msg.text('filters.delete')}"/><span class="visually-hidden">: <c:out value="${row.name()}"/></span></button>
              </form>
            </div>
          </c:forEach>
        </div>
      </details>
    </c:if>
    <c:if test="${not empty of.list()}">
      <details class="fold">
        <summary class="btn btn-quiet" id="filters-save"><c:out value="${msg.text('filters.save')}"/></summary>
        <form class="fold-body" method="post" action="<ui:url of='${SavedFiltersServlet.SAVE}'/>">
          <ui:csrf/>
          <input type="hidden" name="<c:out value='${SavedFiltersServlet.OF}'/>" value="<c:out value='${of.of()}'/>">
          <input type="hidden" name="<c:out value='${SavedFiltersServlet.LIST}'/>" value="<c:out value='${of.list()}'/>">
          <label class="form-label" for="filter-name"><c:out value="${msg.text('filters.name.label')}"/></label>
          <div class="line">
            <input class="form-control" id="filter-name" name="<c:out value='${SavedFiltersServlet.NAME}'/>" maxlength="<c:out value='${SavedFilter.MAX_NAME}'/>" required autocomplete="off">
            <button class="btn btn-primary"><c:out value="${msg.text('filters.submit')}"/></button>
          </div>
        </form>
      </details>
    </c:if>
    <c:if test="${not empty of.refusal()}"><small class="id"><c:out value="${msg.text(of.refusal())}"/></small></c:if>
  </div>
</c:if>
