<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="The notes of admins about a user" %>
<%@ attribute name="model" required="true" type="org.wxapplogin.web.admin.users.UserDetailPage" %>
<%@ tag import="org.wxapplogin.domain.UserNote, org.wxapplogin.web.admin.page.Paths, org.wxapplogin.web.admin.users.UserPageServlet" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<section class="panel notes" aria-labelledby="notes">
  <div class="panel-head">
    <h2 id="notes"><c:out value="${msg.text('user.notes')}"/></h2>
    <c:if test="${model.acts().isPresent()}"><a href="<ui:url of='${Paths.TEMPLATES}'/>"><c:out value="${msg.text('templates.title')}"/></a></c:if>
  </div>
  <c:if test="${empty model.notes()}"><p class="none"><c:out value="${msg.text('user.notes.none')}"/></p></c:if>
  <c:if test="${not empty model.notes()}">
    <ul>
      <c:forEach var="note" items="${model.notes()}">
        <li>
          <p class="note words" dir="auto"><c:out value="${note.text()}"/></p>
          <div class="note-foot">
            <span class="id"><bdi class="words"><c:out value="${note.admin()}"/></bdi> · <ui:time at="${note.at()}"/></span>
            <c:if test="${note.mine() and model.acts().isPresent()}">
              <form method="post" action="<ui:url of='${Paths.of(UserPageServlet.DELETE_NOTE, model.user().number())}'/>">
                <ui:csrf/>
                <input type="hidden" name="note" value="<c:out value='${note.id()}'/>">
                <button class="link-button"><c:out value="${msg.text('user.notes.delete')}"/></button>
              </form>
            </c:if>
          </div>
        </li>
      </c:forEach>
    </ul>
  </c:if>
  <c:if test="${model.acts().isPresent()}">
    <c:set var="picks" value="false"/>
    <c:forEach var="one" items="${model.templates()}"><c:if test="${one.kind() eq 'NOTE'}"><c:set var="picks" value="true"/></c:if></c:forEach>
    <form method="post" action="<ui:url of='${Paths.of(UserPageServlet.ADD_NOTE, model.user().number())}'/>">
      <ui:csrf/>
      <c:if test="${picks}">
        <label class="visually-hidden" for="template"><c:out value="${msg.text('templates.pick')}"/></label>
        <select class="form-select" id="template" name="template" data-fills="note">
          <option value=""><c:out value="${msg.text('templates.pick')}"/></option>
          <c:forEach var="one" items="${model.templates()}"><c:if test="${one.kind() eq 'NOTE'}"><option value="<c:out value='${one.id()}'/>" data-text="<c:out value='${one.text()}'/>"><c:out value="${one.name()}"/></option></c:if></c:forEach>
        </select>
      </c:if>
      <label class="visually-hidden" for="note"><c:out value="${msg.text('user.notes.new')}"/></label>
      <textarea class="form-control" id="note" name="note" rows="2" maxlength="<c:out value='${UserNote.MAX_CHARS}'/>"<c:if test="${not picks}"> required</c:if> aria-describedby="note-hint" placeholder="<c:out value="${msg.text('user.notes.new')}"/>"></textarea>
      <div class="note-foot">
        <small class="id" id="note-hint"><c:out value="${msg.text('user.notes.hint')}"/></small>
        <button class="btn btn-plain" id="add-note"><c:out value="${msg.text('user.notes.add')}"/></button>
      </div>
    </form>
  </c:if>
</section>
