<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%-- What the container has to say where no servlet of ours did: in both languages, and nothing of itself. --%>
<c:set var="status" value="${requestScope['jakarta.servlet.error.status_code']}"/>
<!doctype html>
<html lang="zh-CN">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="robots" content="noindex">
  <title><c:out value="${status}"/> · wxapplogin</title>
</head>
<body>
  <h1><c:out value="${status}"/></h1>
  <c:choose>
    <c:when test="${status eq 404}">
      <p>这个地址没有内容。</p>
      <p lang="en">There is nothing at this address.</p>
    </c:when>
    <c:when test="${status lt 500}">
      <p>这个请求不能这样发。</p>
      <p lang="en">The request cannot be made like this.</p>
    </c:when>
    <c:otherwise>
      <p>服务器出错了，请稍后再试。</p>
      <p lang="en">The server failed. Please try again later.</p>
    </c:otherwise>
  </c:choose>
</body>
</html>
