<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.page.ErrorPage --%>

<ui:page title="${model.title()}">
  <section class="trouble">
    <p class="number" aria-hidden="true"><c:out value="${model.status()}"/></p>
    <h1><c:out value="${model.title()}"/></h1>
    <p><c:out value="${model.sentence()}"/></p>
    <p class="request-id"><c:out value="${msg.text('error.id')}"/>&#32;<code><c:out value="${model.requestId()}"/></code></p>
    <a class="btn btn-primary" href="<ui:url of='${model.href()}'/>"><c:out value="${model.link()}"/></a>
  </section>
</ui:page>
