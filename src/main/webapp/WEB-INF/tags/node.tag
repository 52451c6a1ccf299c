<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="The live numbers of the node that answers" %>
<%@ attribute name="of" required="true" type="org.wxapplogin.web.admin.dashboard.NodePanel" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<section class="live" aria-labelledby="live">
  <div class="panel-head">
    <h2 id="live"><c:out value="${msg.text('dash.node')}"/>&#32;<code><c:out value="${of.name()}"/></code></h2>
    <p class="none"><c:out value="${msg.text('dash.node.since')}"/>&#32;<ui:time at="${of.since()}"/></p>
  </div>
  <div class="columns">
    <section class="panel" aria-labelledby="wechat">
      <div class="panel-head">
        <h3 id="wechat"><c:out value="${msg.text('dash.wechat')}"/></h3>
        <span class="status outcome-<c:out value='${of.breakerTone()}'/>"><c:out value="${of.breaker()}"/></span>
      </div>
      <c:choose>
        <c:when test="${empty of.latency()}"><p class="none"><c:out value="${msg.text('dash.latency.none')}"/></p></c:when>
        <c:otherwise>
          <dl class="marks">
            <c:forEach var="fact" items="${of.latency()}">
              <div><dt><c:out value="${fact.label()}"/></dt><dd><c:out value="${fact.value()}"/></dd></div>
            </c:forEach>
          </dl>
          <p class="plot-note"><c:out value="${msg.text('dash.latency')}"/></p>
        </c:otherwise>
      </c:choose>
    </section>
    <section class="panel" aria-labelledby="ends">
      <h3 id="ends"><c:out value="${msg.text('dash.ends')}"/></h3>
      <dl class="facts counts">
        <c:forEach var="fact" items="${of.ends()}">
          <dt><c:out value="${fact.label()}"/></dt><dd><c:out value="${fact.value()}"/></dd>
        </c:forEach>
      </dl>
    </section>
    <section class="panel" aria-labelledby="load">
      <h3 id="load"><c:out value="${msg.text('dash.load')}"/></h3>
      <dl class="facts counts">
        <c:forEach var="gauge" items="${of.gauges()}">
          <div class="gauge">
            <dt><c:out value="${gauge.label()}"/></dt>
            <dd><c:out value="${gauge.text()}"/></dd>
            <dd class="gauge-bar">
              <meter max="<c:out value='${gauge.max()}'/>" value="<c:out value='${gauge.value()}'/>" aria-hidden="true"></meter>
              <c:if test="${not empty gauge.note()}"><small><c:out value="${gauge.note()}"/></small></c:if>
            </dd>
          </div>
        </c:forEach>
        <c:forEach var="fact" items="${of.cache()}">
          <dt><c:out value="${fact.label()}"/></dt><dd><c:out value="${fact.value()}"/></dd>
        </c:forEach>
      </dl>
    </section>
  </div>
</section>
