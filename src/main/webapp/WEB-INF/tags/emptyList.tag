<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="In place of a list without rows" %>
<%@ attribute name="words" required="true" type="org.wxapplogin.web.admin.page.EmptyList" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<section class="nobody">
  <h2><bdi><c:out value="${words.title()}"/></bdi></h2>
  <p><c:out value="${words.sentence()}"/></p>
</section>
