<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="Acts of care on a user" %>
<%@ attribute name="user" required="true" type="org.wxapplogin.web.admin.users.Person" %>
<%@ attribute name="of" required="true" type="org.wxapplogin.web.admin.users.CarePanel" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<section class="panel acts care" aria-labelledby="care">
  <h2 id="care"><c:out value="${msg.text('care.heading')}"/></h2>
  <ui:carePhone user="${user}" of="${of}"/>
  <ui:careProfile user="${user}" of="${of}"/>
  <ui:careWechat user="${user}"/>
  <ui:careData user="${user}" of="${of}"/>
</section>
