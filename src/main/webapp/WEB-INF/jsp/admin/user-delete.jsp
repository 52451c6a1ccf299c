<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ page import="org.wxapplogin.web.admin.page.Paths, org.wxapplogin.web.admin.users.UserPageServlet" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- model: web.admin.users.UserDeletePage --%>

<ui:page title="${model.title()}" active="users">
  <section class="trouble ask">
    <h1><c:out value="${model.heading()}"/></h1>
    <div class="profile">
      <ui:avatar of="${model.user().avatar()}"/>
      <p class="names name<c:if test="${not model.user().named()}"> unnamed</c:if>"><bdi><c:out value="${model.user().name()}"/></bdi></p>
    </div>
    <p><c:out value="${msg.text('delete.what')}"/></p>
    <dl class="facts held">
      <c:forEach var="row" items="${model.held()}">
        <dt><c:out value="${row.what()}"/></dt><dd><c:out value="${row.count()}"/></dd>
      </c:forEach>
    </dl>
    <p><c:out value="${msg.text('delete.stays')}"/></p>
    <p class="notice"><strong><c:out value="${msg.text('delete.for-ever')}"/></strong> <c:out value="${msg.text('delete.rather')}"/></p>
    <c:if test="${not empty model.error()}">
      <p class="notice" role="alert" id="mistyped"><c:out value="${model.error()}"/></p>
    </c:if>
    <form method="post" action="<ui:url of='${Paths.of(UserPageServlet.DELETE, model.user().number())}'/>">
      <ui:csrf/>
      <label class="form-label" for="confirm"><c:out value="${msg.text('delete.confirm')}"/></label>
      <input class="form-control" id="confirm" name="confirm" maxlength="128" autocomplete="off" autocapitalize="none" spellcheck="false" required placeholder="<c:out value='${model.user().number()}'/>"<c:if test="${not empty model.error()}"> aria-describedby="mistyped" aria-invalid="true"</c:if>>
      <p class="buttons">
        <button class="btn btn-bad" id="delete"><c:out value="${msg.text('delete.submit')}"/></button>
        <a class="btn btn-plain" href="<ui:url of='${model.user().href()}'/>"><c:out value="${msg.text('delete.keep')}"/></a>
      </p>
    </form>
  </section>
</ui:page>
