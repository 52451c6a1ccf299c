<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ page import="org.wxapplogin.web.admin.users.BulkAct" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.users.BulkDisablePage --%>

<ui:page title="${msg.text('bulk.disable.title')}" active="users">
  <p class="back"><a href="<ui:url of='${model.to()}'/>">← <c:out value="${msg.text('bulk.cancel')}"/></a></p>
  <div class="heading"><h1><c:out value="${msg.text('bulk.disable.title')}"/></h1></div>
  <section class="panel">
    <form class="confirm" method="post" action="<ui:url of='${BulkAct.DISABLE.address()}'/>"<c:if test="${not empty model.ban().problem()}"> data-unsent</c:if>>
      <ui:csrf/>
      <input type="hidden" name="to" value="<c:out value='${model.to()}'/>">
      <input type="hidden" name="all" value="1">
      <input type="hidden" name="page" value="<c:out value='${model.ids()}'/>">
      <p><c:out value="${msg.text('bulk.disable.what')}"/></p>
      <ui:banFields of="${model.ban()}" templates="${model.templates()}"/>
      <button class="btn btn-bad" id="disable"><c:out value="${model.submit()}"/></button>
    </form>
    <ul class="people">
      <c:forEach var="person" items="${model.people()}">
        <li>
          <ui:avatar of="${person.avatar()}"/>
          <span class="names"><a class="name" href="<ui:url of='${person.href()}'/>"><bdi><c:out value="${person.name()}"/></bdi></a> <span class="id"><c:out value="${person.id()}"/></span></span>
          <span class="status status-<c:out value='${person.tone()}'/>"><c:out value="${person.status()}"/></span>
        </li>
      </c:forEach>
    </ul>
  </section>
</ui:page>
