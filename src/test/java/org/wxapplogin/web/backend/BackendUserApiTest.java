package org.wxapplogin.web.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestServices;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** One user as services see them: the fields of their scopes, and no other. */
class BackendUserApiTest extends BackendFixture {
  private static final Set<String> READ =
      Set.of(
          "userId",
          "person",
          "appid",
          "openid",
          "unionid",
          "status",
          "level",
          "registeredAt",
          "lastLoginAt");
  private static final Set<String> PROFILE =
      Set.of("nickName", "avatarUrl", "gender", "country", "province", "city", "language");
  private static final Set<String> PHONE = Set.of("phone", "countryCode");

  @Test
  void aUserHasTheFieldsOfTheScopesOfWhoeverAsks() {
    Person anna = signIn(APP, wechat.loginWithUnionid(APP, ANNA, "uAnna"));
    bindPhone(anna, "13800138000");

    JsonObject all = user(TestServices.ALL, anna.id());
    assertEquals(union(List.of(READ, PROFILE, PHONE)), all.keySet());
    assertEquals(READ, user("users-read", anna.id()).keySet());
    assertEquals(union(List.of(READ, PROFILE)), user(TestServices.PROFILES, anna.id()).keySet());
    assertEquals(union(List.of(READ, PHONE)), user(TestServices.PHONES, anna.id()).keySet());

    assertEquals(anna.id(), all.get("userId").getAsLong());
    assertEquals(FakeWechat.APPID, all.get("appid").getAsString());
    assertEquals(ANNA, all.get("openid").getAsString());
    assertEquals("uAnna", all.get("unionid").getAsString());
    assertEquals("active", all.get("status").getAsString());
    assertEquals(0, all.get("level").getAsInt());
    assertEquals("2026-01-01T00:00:00Z", all.get("registeredAt").getAsString());
    assertEquals("13800138000", all.get("phone").getAsString());
    assertEquals("86", all.get("countryCode").getAsString());
  }

  @Test
  void whatAUserDoesNotHaveIsLeftOut() {
    Person anna = signIn(ANNA);
    server.disable(anna.id());

    JsonObject all = user(TestServices.ALL, anna.id());

    assertEquals(
        union(List.of(READ, PROFILE)).stream()
            .filter(field -> !Set.of("unionid", "person").contains(field))
            .collect(Collectors.toSet()),
        all.keySet());
    assertEquals("", all.get("nickName").getAsString());
    assertEquals("disabled", all.get("status").getAsString());
  }

  @Test
  void aUserOfAnotherAppIsNotThereAndNeitherIsNobody() {
    Person first = signIn(ANNA);
    Person second = signIn(SECOND_APP, wechat.login(SECOND_APP, ANNA));

    assertEquals(200, get(TestServices.SECOND, "/service/users/" + second.id()).statusCode());
    assertEquals(200, get(TestServices.ALL, "/service/users/" + second.id()).statusCode());
    String foreign = get(TestServices.SECOND, "/service/users/" + first.id()).body();
    String nobody = get(TestServices.SECOND, "/service/users/999999999").body();
    assertEquals(nobody, foreign, "not even that the user exists");
    for (String id : Set.of("0", "-1", "x", "01", "1e3", "99999999999999999999", "1/2", "")) {
      HttpResponse<String> reply = get(TestServices.ALL, "/service/users/" + id);
      assertEquals(404, reply.statusCode(), id);
      assertEquals(404, TestServices.json(reply).get("status").getAsInt(), id);
    }
  }

  private JsonObject user(String service, long id) {
    HttpResponse<String> reply = get(service, "/service/users/" + id);
    assertEquals(200, reply.statusCode(), reply.body());
    assertEquals(
        "application/json;charset=UTF-8", reply.headers().firstValue("Content-Type").orElse(""));
    return TestServices.json(reply);
  }

  private static Set<String> union(Collection<Set<String>> parts) {
    return parts.stream().flatMap(Set::stream).collect(Collectors.toSet());
  }
}
