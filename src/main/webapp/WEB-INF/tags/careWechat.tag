<%@ tag body-content="empty" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" description="Ends the session of a user with WeChat" %>
<%@ attribute name="user" required="true" type="org.wxapplogin.web.admin.users.Person" %>
<%@ tag import="org.wxapplogin.web.admin.page.Paths, org.wxapplogin.web.admin.users.UserPageServlet" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<div class="care-act">
  <h3><c:out value="${msg.text('care.wechat')}"/></h3>
  <form method="post" action="<ui:url of='${Paths.of(UserPageServlet.RESET_SESSION_KEY, user.number())}'/>">
    <ui:csrf/>
    <p><c:out value="${msg.text('care.wechat.what')}"/></p>
    <button class="btn btn-plain" id="reset-session-key"><c:out value="${msg.text('care.wechat.submit')}"/></button>
  </form>
</div>
