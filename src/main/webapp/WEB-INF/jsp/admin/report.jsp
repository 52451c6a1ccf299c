<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.dashboard.ReportPage. The roles keep the meaning of the elements, which they lose where CSS shows rows as cards. --%>

<ui:page title="${model.title()}" active="system">
  <div class="heading">
    <h1><c:out value="${model.title()}"/></h1>
    <p class="lead-line"><c:out value="${msg.text('report.lead')}"/>&#32;<c:out value="${model.zone()}"/></p>
    <nav class="ranges report-years" aria-label="<c:out value="${msg.text('report.years')}"/>">
      <c:forEach var="year" items="${model.years()}"><a class="turn" href="<ui:url of='${year.href()}'/>"<c:if test="${year.chosen()}"> aria-current="page"</c:if>><c:out value="${year.year()}"/></a></c:forEach>
    </nav>
    <p class="line report-files">
      <a class="btn btn-plain" id="report-csv" href="<ui:url of='${model.csvHref()}'/>" download><c:out value="${msg.text('report.csv')}"/></a>
      <a class="btn btn-plain" id="report-json" href="<ui:url of='${model.jsonHref()}'/>" download><c:out value="${msg.text('report.json')}"/></a>
    </p>
  </div>
  <c:forEach var="part" items="${model.parts()}">
    <section class="report-part" aria-labelledby="<c:out value='${part.id()}'/>">
      <div class="panel-head"><h2 id="<c:out value='${part.id()}'/>"><c:out value="${part.title()}"/></h2></div>
      <c:choose>
        <c:when test="${empty part.rows()}"><p class="none"><c:out value="${part.none()}"/></p></c:when>
        <c:otherwise>
          <table class="list events" role="table">
            <caption><c:out value="${part.note()}"/></caption>
            <thead role="rowgroup"><tr role="row"><c:forEach var="head" items="${part.heads()}"><th role="columnheader" scope="col"><c:out value="${head}"/></th></c:forEach></tr></thead>
            <tbody role="rowgroup">
              <c:forEach var="row" items="${part.rows()}">
                <tr role="row"><c:forEach var="cell" items="${row}" varStatus="at"><td role="cell" data-label="<c:out value='${part.heads()[at.index]}'/>"><bdi class="words"><c:out value="${cell}"/></bdi></td></c:forEach></tr>
              </c:forEach>
            </tbody>
          </table>
        </c:otherwise>
      </c:choose>
    </section>
  </c:forEach>
</ui:page>
