<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ page import="org.wxapplogin.domain.TextTemplate, org.wxapplogin.web.admin.page.Paths, org.wxapplogin.web.admin.users.TemplatesServlet" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.users.TemplatesPage --%>

<ui:page title="${msg.text('templates.title')}" active="users">
  <div class="heading">
    <h1><c:out value="${msg.text('templates.title')}"/></h1>
    <p class="lead-line"><c:out value="${msg.text('templates.lead')}"/></p>
  </div>

  <ui:notice of="${model.notice()}"/>

  <section class="panel" aria-labelledby="new">
    <h2 id="new"><c:out value="${msg.text('templates.new')}"/></h2>
    <form method="post" action="<ui:url of='${TemplatesServlet.ADD}'/>">
      <ui:csrf/>
      <label class="form-label" for="kind"><c:out value="${msg.text('templates.kind')}"/></label>
      <select class="form-select" id="kind" name="kind"><ui:options items="${model.kinds()}"/></select>
      <label class="form-label" for="name"><c:out value="${msg.text('templates.name')}"/></label>
      <input class="form-control" id="name" name="name" maxlength="<c:out value='${TextTemplate.MAX_NAME}'/>" required autocomplete="off">
      <label class="form-label" for="text"><c:out value="${msg.text('templates.text')}"/></label>
      <textarea class="form-control" id="text" name="text" rows="2" maxlength="<c:out value='${TextTemplate.MAX_TEXT}'/>" required></textarea>
      <p class="buttons"><button class="btn btn-primary" id="add-template"><c:out value="${msg.text('templates.add')}"/></button></p>
    </form>
  </section>

  <c:choose>
    <c:when test="${empty model.rows()}"><ui:emptyList words="${model.emptyList()}"/></c:when>
    <c:otherwise>
      <section class="panel" aria-labelledby="all">
        <h2 id="all"><c:out value="${msg.text('templates.all')}"/></h2>
        <ul class="templates">
          <c:forEach var="row" items="${model.rows()}">
            <li>
              <p><span class="plate"><c:out value="${row.kind()}"/></span> <bdi class="words"><strong><c:out value="${row.name()}"/></strong></bdi></p>
              <p class="words" dir="auto"><c:out value="${row.text()}"/></p>
              <details>
                <summary class="btn btn-plain btn-small"><c:out value="${msg.text('templates.change')}"/><span class="visually-hidden">: <c:out value="${row.name()}"/></span></summary>
                <form method="post" action="<ui:url of='${Paths.of(TemplatesServlet.CHANGE, row.id())}'/>">
                  <ui:csrf/>
                  <label class="form-label" for="name-<c:out value='${row.id()}'/>"><c:out value="${msg.text('templates.name')}"/></label>
                  <input class="form-control" id="name-<c:out value='${row.id()}'/>" name="name" value="<c:out value='${row.name()}'/>" maxlength="<c:out value='${TextTemplate.MAX_NAME}'/>" required autocomplete="off">
                  <label class="form-label" for="text-<c:out value='${row.id()}'/>"><c:out value="${msg.text('templates.text')}"/></label>
                  <textarea class="form-control" id="text-<c:out value='${row.id()}'/>" name="text" rows="2" maxlength="<c:out value='${row.max()}'/>" required>
<c:out value="${row.text()}"/></textarea>
                  <p class="buttons"><button class="btn btn-primary"><c:out value="${msg.text('templates.save')}"/></button></p>
                </form>
                <form method="post" action="<ui:url of='${Paths.of(TemplatesServlet.DELETE, row.id())}'/>">
                  <ui:csrf/>
                  <button class="btn btn-danger-quiet"><c:out value="${msg.text('templates.delete')}"/><span class="visually-hidden">: <c:out value="${row.name()}"/></span></button>
                </form>
              </details>
            </li>
          </c:forEach>
        </ul>
      </section>
    </c:otherwise>
  </c:choose>
</ui:page>
