<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true"
        description="A chart. Without JavaScript its table stands in its place; charts.js moves the table below the chart" %>
<%@ attribute name="of" required="true" type="org.wxapplogin.web.admin.dashboard.Plot" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<section class="panel plot-<c:out value='${of.id()}'/>" aria-labelledby="plot-<c:out value='${of.id()}'/>">
  <h2 id="plot-<c:out value='${of.id()}'/>"><c:out value="${of.title()}"/></h2>
  <p class="plot-note"><c:out value="${of.note()}"/></p>
  <div class="plot" data-plot="<c:out value='${of.kind()}'/>" data-more="<c:out value="${msg.text('dash.table')}"/>" data-total="<c:out value="${msg.text('dash.total')}"/>">
    <div class="behind" tabindex="0" role="region" aria-labelledby="plot-<c:out value='${of.id()}'/>">
      <table class="figures">
        <thead>
          <tr>
            <th scope="col"><c:out value="${of.head()}"/></th>
            <th scope="col" class="number"><c:out value="${msg.text('dash.total')}"/></th>
            <td></td>
            <c:forEach var="series" items="${of.series()}">
              <th scope="col" class="number swatch chart-<c:out value='${series.tone()}'/>" data-series><c:out value="${series.label()}"/></th>
            </c:forEach>
          </tr>
        </thead>
        <tbody>
          <c:forEach var="row" items="${of.rows()}">
            <tr>
              <th scope="row" data-axis="<c:out value='${row.axis()}'/>"<c:if test="${row.open()}"> data-open</c:if>><a href="<ui:url of='${row.href()}'/>"><c:out value="${row.label()}"/><span class="visually-hidden"> <c:out value="${of.list()}"/></span></a></th>
              <td class="number"><c:out value="${row.total().text()}"/></td>
              <td class="bar-cell"><meter max="<c:out value='${of.peak()}'/>" value="<c:out value='${row.total().number()}'/>" aria-hidden="true"></meter></td>
              <c:forEach var="cell" items="${row.cells()}">
                <td class="number" data-number="<c:out value='${cell.number()}'/>"><c:out value="${cell.text()}"/></td>
              </c:forEach>
            </tr>
          </c:forEach>
        </tbody>
      </table>
    </div>
  </div>
</section>
