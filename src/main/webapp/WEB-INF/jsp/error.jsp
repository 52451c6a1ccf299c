<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="ui" tagdir="/WEB-INF/tags" %>
<%-- The container's error page, for addresses that no servlet of ours answers: in both languages, without the container's name and version. --%>
<c:set var="status" value="${requestScope['jakarta.servlet.error.status_code']}"/>
<!doctype html>
<html lang="zh-CN">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="robots" content="noindex">
  <link rel="icon" type="image/svg+xml" href="<ui:url of='/static/favicon.svg'/>">
  <link rel="stylesheet" href="<ui:url of='/static/admin.css'/>">
  <link rel="stylesheet" href="<ui:url of='/static/dark.css'/>" media="(prefers-color-scheme: dark)">
  <title><c:out value="${status}"/> · wxapplogin</title>
</head>
<body>
<main>
  <section class="trouble">
  <p class="number" aria-hidden="true"><c:out value="${status}"/></p>
  <c:choose>
    <c:when test="${status eq 404}">
      <h1>页面不存在</h1>
      <p lang="en">There is nothing at this address.</p>
    </c:when>
    <c:when test="${status lt 500}">
      <h1>请求有误</h1>
      <p lang="en">The request cannot be made like this.</p>
    </c:when>
    <c:otherwise>
      <h1>服务器出错，请稍后再试</h1>
      <p lang="en">The server failed. Please try again later.</p>
    </c:otherwise>
  </c:choose>
  </section>
</main>
</body>
</html>
