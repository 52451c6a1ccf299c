<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.users.UserTimelinePage --%>

<ui:page title="${model.title()}" active="users">
  <p class="back"><a href="<ui:url of='${model.user().href()}'/>">← <bdi><c:out value="${model.user().name()}"/></bdi> · <c:out value="${model.user().id()}"/></a></p>
  <div class="heading">
    <h1><c:out value="${msg.text('timeline.title')}"/></h1>
    <p class="lead-line"><c:out value="${msg.text('timeline.lead')}"/></p>
  </div>

  <form class="search filter" method="get" action="<ui:url of='${model.path()}'/>" role="search">
    <ui:presets of="${model.kinds()}"/>
    <input type="hidden" name="what" value="<c:out value='${model.kind()}'/>">
    <div>
      <label class="form-label" for="day"><c:out value="${msg.text('timeline.day')}"/></label>
      <input class="form-control" id="day" name="day" type="date" value="<c:out value='${model.day()}'/>">
    </div>
    <button class="btn btn-primary"><c:out value="${msg.text('filter.submit')}"/></button>
    <c:if test="${not empty model.clearHref()}">
      <a class="btn btn-quiet" href="<ui:url of='${model.clearHref()}'/>"><c:out value="${msg.text('filter.clear')}"/></a>
    </c:if>
  </form>

  <c:if test="${empty model.days()}"><ui:emptyList words="${model.emptyList()}"/></c:if>
  <c:if test="${not empty model.days()}"><p class="id"><c:out value="${model.zone()}"/></p></c:if>
  <c:forEach var="day" items="${model.days()}">
    <section class="panel timeline" aria-labelledby="d<c:out value='${day.date()}'/>">
      <h2 id="d<c:out value='${day.date()}'/>"><c:out value="${day.date()}"/></h2>
      <ol>
        <c:forEach var="row" items="${day.rows()}">
          <li class="of-<c:out value='${row.mark()}'/>">
            <time datetime="<c:out value='${row.at().machine()}'/>"><c:out value="${row.at().time()}"/></time>
            <span class="plate"><c:out value="${row.kind()}"/></span>
            <div class="words">
              <c:if test="${not empty row.what()}"><span<c:if test="${not empty row.tone()}"> class="status outcome-<c:out value='${row.tone()}'/>"</c:if>><c:out value="${row.what()}"/></span></c:if>
              <c:if test="${not empty row.detail()}"><bdi class="detail"><c:out value="${row.detail()}"/></bdi></c:if>
              <c:if test="${not empty row.otherHref()}"><a href="<ui:url of='${row.otherHref()}'/>"><c:out value="${row.other()}"/></a></c:if>
              <c:if test="${not empty row.who()}"><span class="id"><bdi><c:out value="${row.who()}"/></bdi></span></c:if>
              <c:if test="${not empty row.ip()}"><c:choose><c:when test="${row.linked()}"><ui:ip of="${row.ip()}"/></c:when><c:otherwise><span class="ip"><c:out value="${row.ip()}"/></span></c:otherwise></c:choose></c:if>
              <c:if test="${not empty row.appid()}"><span class="id"><ui:app of="${row.appid()}"/></span></c:if>
            </div>
          </li>
        </c:forEach>
      </ol>
    </section>
  </c:forEach>
  <ui:pager links="${model.pager()}"/>
</ui:page>
