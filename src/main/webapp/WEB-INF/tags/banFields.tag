<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="The fields of a ban: why, until when, and what the user reads. The one that must be typed comes first" %>
<%@ attribute name="of" required="true" type="org.wxapplogin.web.admin.users.BanForm" %>
<%@ attribute name="templates" required="true" type="java.util.List" description="of domain.TextTemplate, to pick from" %>
<%@ tag import="org.wxapplogin.domain.BanTerms, org.wxapplogin.domain.Reason" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:if test="${not empty of.problem()}">
  <p class="notice notice-bad" id="ban-problem" role="alert"><c:out value="${of.problem()}"/></p>
</c:if>
<label class="form-label" for="reason"><c:out value="${msg.text('ban.reason')}"/></label>
<input class="form-control" id="reason" name="reason" value="<c:out value='${of.reason()}'/>" maxlength="<c:out value='${Reason.MAX_CHARS}'/>" list="reason-templates" autocomplete="off" required<c:if test="${of.wrong() eq 'reason'}"> aria-invalid="true" aria-describedby="ban-problem" autofocus</c:if>>
<fieldset class="ends"<c:if test="${of.wrong() eq 'until' or of.wrong() eq 'own'}"> aria-describedby="ban-problem"</c:if>>
  <legend class="form-label"><c:out value="${msg.text('ban.end')}"/></legend>
  <c:forEach var="end" items="${of.ends()}">
    <c:choose>
      <c:when test="${end.own()}">
        <span class="end end-own">
          <label><input type="radio" name="until" value="<c:out value='${end.value()}'/>"<c:if test="${end.chosen()}"> checked</c:if>> <c:out value="${end.label()}"/></label>
          <input class="form-control" type="datetime-local" name="own" value="<c:out value='${of.own()}'/>" aria-label="<c:out value="${msg.text('ban.own')}"/>"<c:if test="${of.wrong() eq 'own' or of.wrong() eq 'until'}"> aria-invalid="true"</c:if>>
        </span>
      </c:when>
      <c:otherwise>
        <label class="end"><input type="radio" name="until" value="<c:out value='${end.value()}'/>"<c:if test="${end.chosen()}"> checked</c:if>> <c:out value="${end.label()}"/><c:if test="${not empty end.date()}"> <small><c:out value="${end.date()}"/></small></c:if></label>
      </c:otherwise>
    </c:choose>
  </c:forEach>
  <small class="hint"><c:out value="${of.zone()}"/></small>
</fieldset>
<input type="hidden" name="instant" value="<c:out value='${of.instant()}'/>">
<label class="form-label" for="told"><c:out value="${msg.text('ban.told')}"/></label>
<input class="form-control" id="told" name="told" value="<c:out value='${of.told()}'/>" maxlength="<c:out value='${BanTerms.MAX_TOLD}'/>" list="told-templates" autocomplete="off"<c:if test="${of.wrong() eq 'told'}"> aria-invalid="true" aria-describedby="ban-problem" autofocus</c:if>>
<datalist id="reason-templates"><c:forEach var="one" items="${templates}"><c:if test="${one.kind() eq 'REASON'}"><option value="<c:out value='${one.text()}'/>"><c:out value="${one.name()}"/></option></c:if></c:forEach></datalist>
<datalist id="told-templates"><c:forEach var="one" items="${templates}"><c:if test="${one.kind() eq 'TOLD'}"><option value="<c:out value='${one.text()}'/>"><c:out value="${one.name()}"/></option></c:if></c:forEach></datalist>
