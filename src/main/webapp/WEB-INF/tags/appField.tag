<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="A field of the form of an app, with its hint and why it was not taken" %>
<%@ attribute name="form" required="true" type="org.wxapplogin.web.admin.apps.AppForm" %>
<%@ attribute name="word" required="true" description="As AppEntry.Field names it" %>
<%@ attribute name="hint" required="true" %>
<%@ attribute name="max" required="true" %>
<%@ attribute name="secret" required="false" type="java.lang.Boolean" description="Whether what is typed is hidden, and never comes back" %>
<%@ attribute name="required" required="false" type="java.lang.Boolean" %>
<%@ attribute name="placeholder" required="false" %>
<%@ attribute name="first" required="false" type="java.lang.Boolean" description="Whether it has the focus when the page comes" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:set var="fault" value="${form.faults()[word]}"/>
<div class="field">
  <label class="form-label" for="<c:out value='${word}'/>"><c:out value="${msg.text('apps.field.' += word)}"/></label>
  <input class="form-control" id="<c:out value='${word}'/>" name="<c:out value='${word}'/>"<c:choose><c:when test="${secret}"> type="password" autocomplete="new-password"</c:when><c:otherwise> value="<c:out value='${form.typed()[word]}'/>" autocomplete="off"</c:otherwise></c:choose> maxlength="<c:out value='${max}'/>" placeholder="<c:out value='${placeholder}'/>" autocapitalize="none" spellcheck="false" aria-describedby="<c:out value='${word}'/>-hint"<c:if test="${not empty fault}"> aria-invalid="true"</c:if><c:if test="${required}"> required</c:if><c:if test="${first}"> autofocus</c:if>>
  <p class="hint" id="<c:out value='${word}'/>-hint"><c:if test="${not empty fault}"><strong class="wrong"><c:out value="${fault}"/></strong></c:if><c:if test="${empty fault or secret}">&#32;<c:out value="${hint}"/></c:if></p>
</div>
