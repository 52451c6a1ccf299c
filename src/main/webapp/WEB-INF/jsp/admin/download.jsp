<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.page.DownloadPage --%>

<ui:page title="${msg.text('download.title')}">
  <section class="door">
    <h1><c:out value="${msg.text('download.title')}"/></h1>
    <p class="lead-line"><c:out value="${msg.text('download.lead')}"/></p>
    <p class="more"><a href="<ui:url of='${model.href()}'/>"><c:out value="${msg.text('download.again')}"/></a></p>
    <p class="more"><a class="btn btn-primary" href="<ui:url of='${model.backHref()}'/>"><c:out value="${msg.text('download.back')}"/></a></p>
  </section>
</ui:page>
