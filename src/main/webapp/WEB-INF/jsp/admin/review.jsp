<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ page import="org.wxapplogin.web.admin.users.ReviewServlet" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.users.ReviewPage. The boxes that show what is blurred are of no form: nothing remembers them. --%>

<ui:page title="${msg.text('review.title')}" active="review">
  <div class="heading">
    <h1><c:out value="${msg.text('review.title')}"/></h1>
    <p class="lead-line"><c:out value="${msg.text('review.lead')}"/></p>
  </div>

  <ui:notice of="${model.notice()}"/>

  <c:if test="${not empty model.late()}">
    <section class="panel late" aria-labelledby="late">
      <h2 id="late"><c:out value="${msg.text('review.late')}"/></h2>
      <ul class="people">
        <c:forEach var="row" items="${model.late()}">
          <li>
            <span><c:out value="${row.kind()}"/> · <a href="<ui:url of='${row.userHref()}'/>"><c:out value="${row.user()}"/></a></span>
            <span class="id"><c:out value="${row.decision()}"/> · <bdi class="words"><c:out value="${row.by()}"/></bdi> · <ui:time at="${row.at()}"/></span>
          </li>
        </c:forEach>
      </ul>
    </section>
  </c:if>

  <c:choose>
    <c:when test="${empty model.rows()}"><ui:emptyList words="${model.emptyList()}"/></c:when>
    <c:otherwise>
      <p class="keys id">
        <kbd>J</kbd> <kbd>K</kbd> <c:out value="${msg.text('review.key.move')}"/> · <kbd><c:out value="${msg.text('review.key.space')}"/></kbd> <c:out value="${msg.text('review.key.show')}"/><c:if test="${model.acts()}"> · <kbd>A</kbd> <c:out value="${msg.text('review.accept')}"/> · <kbd>X</kbd> <c:out value="${msg.text('review.clear')}"/> · <kbd>T</kbd> <c:out value="${msg.text('review.key.tick')}"/> · <kbd>Z</kbd> <c:out value="${msg.text('user.undo')}"/></c:if>
      </p>
      <ul class="panel reviews" id="reviews" aria-label="<c:out value="${msg.text('review.title')}"/>">
        <c:forEach var="row" items="${model.rows()}">
          <li>
            <c:if test="${model.acts()}"><input class="form-check-input tick" type="checkbox" form="decide" name="r<c:out value='${row.id()}'/>" value="1" aria-label="<c:out value='${row.label()}'/>"></c:if>
            <label class="veil">
              <input class="visually-hidden show" type="checkbox" autocomplete="off" aria-label="<c:out value="${msg.text('review.key.show')} · ${row.label()}"/>">
              <span class="veiled"><c:choose><c:when test="${row.picture()}"><ui:avatar of="${row.avatar()}" size="large"/></c:when><c:otherwise><bdi class="words"><c:out value="${row.name()}"/></bdi></c:otherwise></c:choose></span>
            </label>
            <span class="what">
              <span><c:out value="${row.kind()}"/> · <a href="<ui:url of='${row.userHref()}'/>"><c:out value="${row.user()}"/></a></span>
              <span class="id"><ui:app of="${row.appid()}"/> · <ui:time at="${row.at()}"/></span>
            </span>
            <c:if test="${model.acts()}">
              <span class="decide">
                <button class="btn btn-plain" form="decide" formaction="<ui:url of='${ReviewServlet.ACCEPT}'/>" name="one" value="<c:out value='${row.id()}'/>" data-key="a" aria-label="<c:out value="${msg.text('review.accept')} · ${row.label()}"/>"><c:out value="${msg.text('review.accept')}"/></button>
                <button class="btn btn-danger-quiet" form="decide" formaction="<ui:url of='${ReviewServlet.CLEAR}'/>" name="one" value="<c:out value='${row.id()}'/>" data-key="x" aria-label="<c:out value="${msg.text('review.clear')} · ${row.label()}"/>"><c:out value="${msg.text('review.clear')}"/></button>
              </span>
            </c:if>
          </li>
        </c:forEach>
      </ul>
      <p class="id"><c:out value="${model.zone()}"/></p>

      <c:if test="${model.acts()}">
        <form class="bulk" id="decide" method="post" action="<ui:url of='${ReviewServlet.ACCEPT}'/>" aria-label="<c:out value="${msg.text('review.bulk')}"/>">
          <ui:csrf/>
          <input type="hidden" name="at" value="<c:out value='${model.at()}'/>">
          <input type="hidden" name="page" value="<c:out value='${model.ids()}'/>">
          <label class="check"><input class="form-check-input" type="checkbox" id="tick-all" name="all" value="1"> <c:out value="${msg.text('bulk.all')}"/></label>
          <span class="ticked" id="ticked" data-text="<c:out value="${msg.text('review.ticked')}"/>" role="status"></span>
          <button class="btn btn-plain" id="accept-ticked" formaction="<ui:url of='${ReviewServlet.ACCEPT}'/>"><c:out value="${msg.text('review.accept.ticked')}"/></button>
          <button class="btn btn-danger-quiet" id="clear-ticked" formaction="<ui:url of='${ReviewServlet.CLEAR}'/>"><c:out value="${msg.text('review.clear.ticked')}"/></button>
        </form>
      </c:if>
      <ui:pager links="${model.pager()}"/>
    </c:otherwise>
  </c:choose>
  <script src="<c:out value="${frame.files().own('/static/review.js')}"/>" defer></script>
</ui:page>
