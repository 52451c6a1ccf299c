<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- For users, in both languages: the token comes from behind the # of the link, which the browser does not send; without JavaScript it is pasted. --%>
<!doctype html>
<html lang="zh-CN">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="robots" content="noindex">
  <link rel="icon" type="image/svg+xml" href="<ui:url of='/static/favicon.svg'/>">
  <link rel="stylesheet" href="<ui:url of='/webjars/bootstrap/5.3.8/css/bootstrap.min.css'/>">
  <link rel="stylesheet" href="<ui:url of='/static/admin.css'/>">
  <link rel="stylesheet" href="<ui:url of='/static/dark.css'/>" media="(prefers-color-scheme: dark)">
  <script src="<ui:url of='/static/data.js'/>" defer></script>
  <title>下载我的个人信息 · My personal data</title>
</head>
<body>
<main class="handout">
  <section class="panel">
    <h1>下载我的个人信息 <small lang="en">My personal data</small></h1>
    <c:if test="${gone}">
      <div class="notice notice-bad" role="alert"><p>链接无效、已使用或已过期。请联系客服重新获取。</p><p lang="en">This link is not valid, was used already, or is over. Please ask for a new one.</p></div>
    </c:if>
    <p>点击下方按钮下载一个文件（JSON），内含本服务保存的您的全部个人信息。链接仅可使用一次，请在要保存文件的设备上操作，并妥善保管。</p>
    <p lang="en">The button downloads one file (JSON) with everything this service holds on you. The link works once: open it on the device where the file shall be kept, and keep the file to yourself.</p>
    <form method="post" action="<ui:url of='/data'/>" autocomplete="off">
      <div id="pasted">
        <label class="form-label" for="token">链接（完整粘贴） <span lang="en">The whole link, pasted</span></label>
        <input class="form-control" id="token" name="token" maxlength="1000" required spellcheck="false" autocapitalize="none" autocomplete="off">
      </div>
      <p class="buttons"><button class="btn btn-primary" id="fetch">下载 <span lang="en">Download</span></button></p>
    </form>
  </section>
</main>
</body>
</html>
