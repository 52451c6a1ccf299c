<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="Why a user is banned, since when, until when and by whom, on top of their page" %>
<%@ attribute name="of" required="true" type="java.util.Optional" description="of web.admin.users.BanPanel; empty if nothing is known" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<section class="notice notice-ban" aria-labelledby="ban">
  <h2 id="ban"><c:out value="${msg.text('ban.title')}"/></h2>
  <c:if test="${of.isEmpty()}"><p><c:out value="${msg.text('ban.unknown')}"/></p></c:if>
  <c:if test="${of.isPresent()}">
    <dl>
      <div><dt><c:out value="${msg.text('ban.until')}"/></dt><dd><c:choose><c:when test="${of.get().until().isPresent()}"><ui:time at="${of.get().until().get()}"/></c:when><c:otherwise><c:out value="${msg.text('ban.for-ever')}"/></c:otherwise></c:choose></dd></div>
      <div><dt><c:out value="${msg.text('ban.since')}"/></dt><dd><ui:time at="${of.get().since()}"/></dd></div>
      <div><dt><c:out value="${msg.text('ban.by')}"/></dt><dd><bdi><c:out value="${of.get().by()}"/></bdi></dd></div>
      <div class="wide"><dt><c:out value="${msg.text('ban.why')}"/></dt><dd><bdi class="words"><c:choose><c:when test="${empty of.get().reason()}">–</c:when><c:otherwise><c:out value="${of.get().reason()}"/></c:otherwise></c:choose></bdi></dd></div>
      <div class="wide"><dt><c:out value="${msg.text('ban.reads')}"/></dt><dd><bdi class="words"><c:choose><c:when test="${empty of.get().told()}"><c:out value="${msg.text('ban.reads.nothing')}"/></c:when><c:otherwise><c:out value="${of.get().told()}"/></c:otherwise></c:choose></bdi></dd></div>
    </dl>
  </c:if>
</section>
