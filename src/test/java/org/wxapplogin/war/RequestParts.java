package org.wxapplogin.war;

import java.util.List;

/** Of what {@link RequestGrammar} makes requests: parts that are good, odd or none at all. */
final class RequestParts {
  /** Below the context. */
  static final List<String> PATHS =
      List.of(
          """
          / /login /login.jsp /wx/auth/login_by_weixin /wx/auth/check /wx/auth/logout
          /wx/auth/bindPhone /wx/user/index /wx/user/profile /wx/user/avatar
          /wx/user/sessions /wx/user/sessions/1 /wx/user/export /wx/user/cancel
          /wx/push/wx0000000000000001 /wx/nothing /auth/verify /oauth2/introspect
          /internal/access-token /service/users /service/users/1 /service/users/lookup
          /service/users/1/disable /service/nothing /avatars/0 /health/live /health/ready /health/serving /metrics /admin
          /admin/ /admin/sign-in /admin/sign-in/code /admin/users /admin/users/1
          /admin/users/export.csv /admin/logins /admin/audit /admin/admins /admin/system
          /admin/account /static/admin.css /static/ /webjars/ /WEB-INF/web.xml /META-INF/
          """
              .split("\\s+"));

  static final List<String> PATH_TRICKS =
      List.of(
          ";x",
          ";jsessionid=1",
          ";",
          "//",
          "/./",
          "/../",
          "/..;/",
          "%2e%2e/",
          "%2f",
          "%5c",
          "\\",
          "%00",
          "%0d%0a",
          "%zz",
          "%",
          "%C0%AF",
          "%E7%94%A8",
          "%252e",
          "%u002e",
          "{",
          "|",
          "^",
          "\"",
          "<",
          "`",
          " ",
          "\u0000",
          "\u0007",
          "\t",
          "\u00e7\u0094\u00a8",
          "#",
          "*",
          "~",
          "..",
          "/WEB-INF/web.xml",
          "x".repeat(300));

  static final List<String> METHODS =
      List.of(
          "GET",
          "POST",
          "HEAD",
          "PUT",
          "DELETE",
          "OPTIONS",
          "TRACE",
          "PATCH",
          "CONNECT",
          "PROPFIND",
          "get",
          "G(T",
          "\u00c4",
          "X".repeat(200),
          "");

  static final List<String> QUERIES =
      List.of(
          "?",
          "?code=x",
          "?code=%FF",
          "?code=%zz",
          "?echostr=1&signature=2&timestamp=3&nonce=4",
          "?a[]=1|2",
          "?at=%00",
          "?page=-1",
          "?q='%20OR%201=1--",
          "?to=//example.com",
          "?wechat=1",
          "?openid=o&session_key=s",
          "?&&&=&=",
          "?code=" + "x".repeat(5_000),
          "??",
          "?\u00ff",
          "?lang=zh&theme=dark",
          "?appid=wx0000000000000001");

  static final List<String> TYPES =
      List.of(
          "application/json",
          "application/x-www-form-urlencoded",
          "text/xml",
          "text/plain",
          "multipart/form-data; boundary=b",
          "multipart/form-data",
          "multipart/form-data; boundary=",
          "multipart/form-data; boundary=\"" + "b".repeat(100) + "\"",
          "application/json; charset=x",
          "/",
          ";",
          "\u00ff",
          "x".repeat(2_000));

  static final List<String> BODIES =
      List.of(
          "{\"code\":\"x\"}",
          "{\"code\":null}",
          "{\"code\":{}}",
          "{\"code\":\"\\ud800\"}",
          "{",
          "[]",
          "[".repeat(5_000),
          "{\"a\":".repeat(2_000),
          "nul",
          "{\"userInfo\":\"{\\\"a\\\":1}\"}",
          "code=x&rotation=true",
          "code=%FF",
          "code=%",
          "a=" + "%41".repeat(3_000),
          "name=admin&password=x&csrf=x",
          "token=x",
          "<xml><a>1</a></xml>",
          "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
          "\u00ff\u00fe\u0000",
          "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\nx\r\n--b--\r\n",
          "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\nx",
          "--b--",
          "--b",
          "x".repeat(70_000),
          "",
          "\r\n\r\n",
          "GET /wxapplogin/metrics HTTP/1.1\r\nHost: x\r\n\r\n");

  static final List<String> HEADERS =
      List.of(
          "X-OA-Token: " + "a".repeat(43),
          "X-OA-Token: \u00ff",
          "X-OA-Token:",
          "Authorization: Basic",
          "Authorization: Basic eDp5",
          "Authorization: Basic %%%",
          "Authorization: Bearer x",
          "Authorization: Negotiate x",
          "Cookie: a=b; ;=;\"",
          "Cookie: wxapplogin-admin=x",
          "Cookie: $Version=1; JSESSIONID=1",
          "Accept-Language: en",
          "Accept-Language: q=,;-",
          "Accept: */*",
          "X-Request-Id: abcdefgh\u0007",
          "X-Request-Id: " + "r".repeat(64),
          "X-Forwarded-For: 203.0.113.%d",
          "X-Forwarded-For: x, y\"",
          "X-Forwarded-For: ::1",
          "X-Forwarded-For: %d",
          "X-Forwarded-Proto: https",
          "X-Forwarded-Proto: \u00ff",
          "Expect: 100-continue",
          "Expect: 200-ok",
          "Range: bytes=0-0,1-1,2-",
          "Range: bytes=9-1",
          "If-Modified-Since: x",
          "If-None-Match: *",
          "If-Match: \"",
          "Connection: close",
          "Connection: keep-alive, upgrade",
          "Upgrade: h2c",
          "HTTP2-Settings: AAA",
          "Referer: https://servicewechat.com/x/0/",
          "Origin: null",
          "Sec-Fetch-Site: cross-site",
          "User-Agent: \u0001\u00ff",
          "User-Agent: " + "u".repeat(3_000),
          "Content-Encoding: gzip",
          "Accept-Encoding: gzip",
          "X-HTTP-Method-Override: DELETE",
          "Forwarded: for=\"_x\"",
          "TE: trailers",
          "Max-Forwards: 0",
          "Proxy: http://127.0.0.1:1/",
          "X: " + "h".repeat(9_000));

  static final List<String> NO_HEADERS =
      List.of(
          "no colon",
          ": no name",
          "A B: c",
          "A : b",
          " folded: x",
          "\u0000: x",
          "A: \u0000",
          "A: b\rC: d",
          "A\u00ff: b",
          "A: b\nC: d",
          "(): x",
          "Host: other.example.com",
          "Content-Length: 5, 5",
          "h: " + "h".repeat(40_000));

  static final List<String> HOSTS =
      List.of(
          "",
          "a b",
          "x:y",
          "[::1",
          "login.example.com:99999",
          "\u00ff",
          "other.example.com",
          "a/b",
          "@");

  static final List<String> VERSIONS =
      List.of(" HTTP/1.0", " HTTP/0.9", " HTTP/2.0", " HTTP/1.1 x", " http/1.1", " HTTP/", "", " ");

  static final List<String> LENGTHS =
      List.of("-1", "+1", "0x10", "99999999999999999999", "1e3", "", "5;5", "\u00ff");

  static final List<String> CHUNKS =
      List.of(
          "zz\r\nabc\r\n0\r\n\r\n",
          "3\r\nabcd\r\n0\r\n\r\n",
          "-3\r\nabc\r\n0\r\n\r\n",
          "ffffffffff\r\nabc",
          "3;a=b\r\nabc\r\n0\r\n\r\n",
          "3\nabc\n0\n\n",
          "3\r\nabc\r\n0\r\nA: b\r\n\r\n",
          "3\r\nab",
          "\r\n",
          "0\r\n\r\n0\r\n\r\n");

  private RequestParts() {}
}
