package org.wxapplogin.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.wxapplogin.ApiClient.Reply;

/** What stands in a path or a query of the API may be anything: it is no fault of the server. */
class HostilePathTest extends ApiFixture {
  private static final List<String> VALUES =
      List.of(
          "%E4%B8%AD",
          "%F0%9F%98%80",
          "%ED%A0%80",
          "%FF",
          "%25",
          "%27",
          "%D9%A3",
          "-1",
          "9223372036854775808",
          "-999999999-01-01",
          "..%20",
          "a;b=c",
          "x".repeat(5_000));

  @Test
  void noPartOfAPathIsAFaultOfTheServer() {
    String token = api.login(wechat.login(ANNA).code()).token();
    Map<String, Integer> faults = new TreeMap<>();
    for (String value : VALUES) {
      for (String path :
          List.of(
              "/avatars/" + value,
              "/avatars/" + value + ".png",
              "/wx/push/" + value,
              "/wx/push/" + value + "?signature=a&timestamp=1&nonce=b&echostr=" + value,
              "/wx/user/sessions/" + value,
              "/wx/user/index?appid=" + value,
              "/login?code=x&appid=" + value,
              "/internal/access-token?appid=" + value,
              "/wx/" + value)) {
        for (String method : List.of("GET", "POST", "DELETE")) {
          int status =
              api.send(path, method, "", "X-OA-Token", token, "Content-Type", "text/plain")
                  .statusCode();
          if (status >= 500) {
            faults.put(method + " " + path, status);
          }
        }
      }
    }

    assertEquals(Map.of(), faults);
    Reply check = api.check(token);
    assertEquals(0, check.errno(), "still signed in");
  }

  @Test
  void noFieldOfALoginIsAFaultOfTheServer() {
    Map<String, Integer> faults = new TreeMap<>();
    for (String value :
        List.of("中", "😀", "\\ud800", "\\u0000", "-1", "9".repeat(400), "%", "x".repeat(10_000))) {
      for (String field : List.of("code", "appid", "device", "rotation", "userInfo", "version")) {
        for (String written : List.of("\"" + value + "\"", "[\"" + value + "\"]", "1e400", "{}")) {
          String code = wechat.login(ANNA).code();
          String body =
              field.equals("code")
                  ? "{\"code\":" + written + "}"
                  : "{\"code\":\"" + code + "\",\"" + field + "\":" + written + "}";
          int status = api.post(LOGIN, body).status();
          if (status >= 500) {
            faults.put(body.substring(0, Math.min(120, body.length())), status);
          }
        }
      }
    }

    assertEquals(Map.of(), faults);
  }
}
