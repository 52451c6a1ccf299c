package org.wxapplogin.web.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wxapplogin.TestServices;
import org.wxapplogin.domain.ServiceScope;

/** Each path for services with each scope alone: answered if it is the path's own, else refused. */
class ScopeMatrixTest extends BackendFixture {

  /** A way to ask, what it needs, and the status of the answer. */
  private record Way(
      String name,
      ServiceScope needs,
      int status,
      BiFunction<String, Person, HttpResponse<String>> ask) {}

  private final List<Way> ways =
      List.of(
          new Way("verify", ServiceScope.VERIFY, 204, this::verify),
          new Way("introspect", ServiceScope.INTROSPECT, 200, this::introspect),
          new Way("metrics", ServiceScope.METRICS, 200, (by, user) -> get(by, "/metrics")),
          new Way(
              "access-token",
              ServiceScope.ACCESS_TOKEN,
              200,
              (by, user) -> get(by, "/internal/access-token?appid=" + APP)),
          read("one user", (by, user) -> get(by, "/service/users/" + user.id())),
          read("all users", (by, user) -> get(by, "/service/users")),
          read(
              "by openid",
              (by, user) -> get(by, "/service/users?appid=" + APP + "&openid=" + user.openid())),
          read("by unionid", (by, user) -> get(by, "/service/users?unionid=uAnna")),
          read("by person", (by, user) -> get(by, "/service/users?person=" + "0".repeat(32))),
          read(
              "look-up",
              (by, user) -> post(by, "/service/users/lookup", "{\"ids\":[" + user.id() + "]}")),
          new Way(
              "add a user",
              ServiceScope.USERS_ACT,
              200,
              (by, user) ->
                  post(
                      by,
                      "/service/users",
                      "{\"appid\":\"%s\",\"openid\":\"%s\",\"reason\":\"a test\"}"
                          .formatted(APP, user.openid()))),
          act("sign-out", ""),
          act("disable", ""),
          act("enable", ""),
          act("level", ",\"level\":1"));

  private static Way read(String name, BiFunction<String, Person, HttpResponse<String>> ask) {
    return new Way(name, ServiceScope.USERS_READ, 200, ask);
  }

  private Way act(String name, String more) {
    return new Way(
        name,
        ServiceScope.USERS_ACT,
        200,
        (by, user) ->
            post(
                by,
                "/service/users/" + user.id() + "/" + name,
                "{\"reason\":\"a test\"" + more + "}"));
  }

  @ParameterizedTest
  @EnumSource(ServiceScope.class)
  void aScopeOpensItsOwnPathsAndNoOther(ServiceScope scope) {
    String by = TestServices.only(scope);
    for (Way way : ways) {
      Person anna = signIn(APP, wechat.loginWithUnionid(APP, ANNA, "uAnna"));
      HttpResponse<String> reply = way.ask().apply(by, anna);
      assertEquals(way.needs() == scope ? way.status() : 403, reply.statusCode(), way.name());
      if (way.needs() != scope) {
        assertFalse(reply.body().contains(anna.openid()), way.name());
        assertFalse(reply.headers().firstValue("X-User-Id").isPresent(), way.name());
      }
      server.enable(anna.id());
    }
  }

  @ParameterizedTest
  @EnumSource(ServiceScope.class)
  void aSearchByPhoneNeedsItsOwnScopeBesideTheUsers(ServiceScope scope) {
    bindPhone(signIn(ANNA), "13800138000");
    String path = "/service/users?phone=13800138000";

    assertEquals(403, get(TestServices.only(scope), path).statusCode(), "one scope is not enough");
    assertEquals(403, get(TestServices.PROFILES, path).statusCode());
    assertEquals(200, get(TestServices.PHONES, path).statusCode());
  }
}
