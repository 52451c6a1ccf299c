package org.wxapplogin.web.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServices;

/** A service makes somebody known: {@code POST /service/users}, over HTTP. */
class AddUserApiTest extends BackendFixture {
  private static final String BO = "oBoBoBoBoBoBoBoBoBoBoBoBoBoB";
  private static final String EVENTS = "SELECT type FROM user_events ORDER BY id";
  private static final String AUDIT =
      """
      SELECT CONCAT_WS('|', actor_kind, admin_name, act, target_id, detail) FROM audit_events
      WHERE act <> 'READ_PHONES' ORDER BY id
      """;

  AddUserApiTest() {
    super("app." + APP + ".registration", "known");
  }

  @Test
  void somebodyWhoWasAddedIsLetInAndIsThemself() {
    assertEquals(723, api.login(wechat.login(ANNA).code()).errno());

    HttpResponse<String> added =
        add(
            TestServices.ALL,
            ANNA,
            """
            "unionid":"uAnna","nickName":"小明 🍵","avatarUrl":"https://a.example/ming.png",
            "phone":"138 0013 8000","level":1,"registeredAt":"2024-05-01T08:00:00+08:00",
            "lastLoginAt":"2025-12-31T23:00:00Z"
            """);

    assertEquals(201, added.statusCode(), added.body());
    JsonObject reply = TestServices.json(added);
    long id = reply.get("userId").getAsLong();
    assertEquals("added", reply.get("outcome").getAsString());
    assertFalse(reply.get("phoneTaken").getAsBoolean());
    assertEquals("users/" + id, added.headers().firstValue("Location").orElseThrow());

    JsonObject user = TestServices.json(get(TestServices.ALL, "/service/users/" + id));
    assertEquals("小明 🍵", user.get("nickName").getAsString());
    assertEquals("13800138000", user.get("phone").getAsString());
    assertEquals("uAnna", user.get("unionid").getAsString());
    assertTrue(user.has("person"));
    assertEquals(1, user.get("level").getAsInt());
    assertEquals("2024-05-01T00:00:00Z", user.get("registeredAt").getAsString());
    assertEquals("2025-12-31T23:00:00Z", user.get("lastLoginAt").getAsString());

    Reply login = api.login(wechat.loginWithUnionid(APP, ANNA, "uAnna").code());
    assertEquals(0, login.errno());
    assertFalse(login.data().get("newUser").getAsBoolean());
    assertEquals(id, login.data().getAsJsonObject("userInfo").get("userId").getAsLong());
    assertEquals(List.of("user.created"), TestRows.texts(TEST_DB, EVENTS));
    assertEquals(
        List.of("SERVICE|all|ADD_USER|" + id + "|enrolled"), TestRows.texts(TEST_DB, AUDIT));
  }

  @Test
  void whoIsHereAlreadyGetsWhatTheyLackAndLosesNothing() {
    long id = id(add(TestServices.ALL, ANNA, "\"nickName\":\"Anna\",\"level\":2"));

    HttpResponse<String> again =
        add(TestServices.ALL, ANNA, "\"nickName\":\"Other\",\"level\":1,\"phone\":\"13800138000\"");
    HttpResponse<String> third = add(TestServices.ALL, ANNA, "\"nickName\":\"Third\"");

    assertEquals(200, again.statusCode());
    assertEquals("filled", outcome(again));
    assertEquals(200, third.statusCode());
    assertEquals("unchanged", outcome(third));
    assertEquals(List.of(id, id), List.of(id(again), id(third)));
    JsonObject user = TestServices.json(get(TestServices.ALL, "/service/users/" + id));
    assertEquals("Anna", user.get("nickName").getAsString());
    assertEquals(2, user.get("level").getAsInt());
    assertEquals("13800138000", user.get("phone").getAsString());
    assertEquals(List.of("user.created", "user.phone_bound"), TestRows.texts(TEST_DB, EVENTS));
    assertEquals(
        List.of(
            "SERVICE|all|ADD_USER|" + id + "|enrolled",
            "SERVICE|all|FILL_USER|" + id + "|enrolled"),
        TestRows.texts(TEST_DB, AUDIT));
  }

  @Test
  void aNumberThatSomebodyHasStaysTheirs() {
    add(TestServices.ALL, ANNA, "\"phone\":\"13800138000\"");

    HttpResponse<String> bo = add(TestServices.ALL, BO, "\"phone\":\"+86 13800138000\"");

    assertEquals(201, bo.statusCode());
    assertTrue(TestServices.json(bo).get("phoneTaken").getAsBoolean());
    JsonObject user = TestServices.json(get(TestServices.ALL, "/service/users/" + id(bo)));
    assertFalse(user.has("phone"));
  }

  @Test
  void whatIsWrongIsNamedAndWritesNothing() {
    Map<String, String> wrong =
        Map.ofEntries(
            Map.entry("\"phone\":\"12345\"", "phone"),
            Map.entry("\"nickName\":\"" + "名".repeat(65) + "\"", "nickName"),
            Map.entry("\"nickName\":[\"Anna\"]", "nickName"),
            Map.entry("\"nickName\":true", "nickName"),
            Map.entry("\"avatarUrl\":\"javascript:alert(1)\"", "avatarUrl"),
            Map.entry("\"level\":3", "level"),
            Map.entry("\"level\":1.5", "level"),
            Map.entry("\"status\":\"cancelled\"", "status"),
            Map.entry("\"unionid\":\"中\"", "unionid"),
            Map.entry("\"registeredAt\":\"yesterday\"", "registeredAt"),
            Map.entry("\"lastLoginAt\":\"2126-01-01T00:00:00Z\"", "lastLoginAt"));

    wrong.forEach(
        (json, field) -> {
          HttpResponse<String> reply = add(TestServices.ALL, ANNA, json);
          assertEquals(400, reply.statusCode(), json);
          assertEquals(field, TestServices.json(reply).get("field").getAsString(), json);
        });
    assertEquals(400, add(TestServices.ALL, ANNA, "\"nickname\":\"A\"").statusCode(), "a file's");
    assertEquals("openid", field(TestServices.ALL, "{\"appid\":\"" + APP + "\",\"reason\":\"r\"}"));
    assertEquals(
        "appid", field(TestServices.ALL, "{\"openid\":\"" + ANNA + "\",\"reason\":\"r\"}"));
    assertEquals(
        "reason",
        field(TestServices.ALL, "{\"appid\":\"" + APP + "\",\"openid\":\"" + ANNA + "\"}"));
    assertEquals(
        "appid",
        field(
            TestServices.ALL,
            "{\"appid\":\"wx0000000000000009\",\"openid\":\"o\",\"reason\":\"r\"}"));
    assertEquals(0, TestRows.count(TEST_DB, "users"));
    assertEquals(0, TestRows.count(TEST_DB, "audit_events"));
    assertEquals(0, TestRows.count(TEST_DB, "user_events"));
  }

  @Test
  void aServiceWritesNoMoreThanItCouldRead() {
    String act = "users-act";
    assertEquals(403, add(act, ANNA, "\"phone\":\"13800138000\"").statusCode());
    assertEquals(403, add(act, ANNA, "\"nickName\":\"Anna\"").statusCode());
    assertEquals(403, add(TestServices.SECOND, ANNA, "\"level\":1").statusCode(), "another app");
    assertEquals(403, add(TestServices.PHONES, ANNA, "\"level\":1").statusCode(), "reads only");
    assertEquals(0, TestRows.count(TEST_DB, "users"));

    assertEquals(201, add(act, ANNA, "\"level\":1").statusCode());
  }

  @Test
  void anAppThatNobodyMayJoinTakesNobody() {
    ApiClient closed =
        new ApiClient(
            site.node(() -> 0, TestServices.settings("app." + APP + ".registration", "nobody")));

    HttpResponse<String> reply =
        TestServices.post(
            closed,
            TestServices.ALL,
            "/service/users",
            "{\"appid\":\"%s\",\"openid\":\"%s\",\"reason\":\"r\"}".formatted(APP, ANNA));

    assertEquals(400, reply.statusCode());
    assertEquals("appid", TestServices.json(reply).get("field").getAsString());
    assertEquals(0, TestRows.count(TEST_DB, "users"));
  }

  @Test
  void manyAtOnceMakeOneUser() throws Exception {
    List<Callable<HttpResponse<String>>> calls =
        IntStream.range(0, 16)
            .mapToObj(
                i ->
                    (Callable<HttpResponse<String>>)
                        () -> add(TestServices.ALL, ANNA, "\"phone\":\"13800138000\""))
            .toList();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      int added = 0;
      for (Future<HttpResponse<String>> reply : threads.invokeAll(calls)) {
        assertTrue(reply.get().statusCode() < 300, reply.get().body());
        added += reply.get().statusCode() == 201 ? 1 : 0;
      }
      assertEquals(1, added);
    } finally {
      threads.shutdown();
    }
    assertEquals(1, TestRows.count(TEST_DB, "users"));
    assertEquals(List.of("user.created"), TestRows.texts(TEST_DB, EVENTS));
    assertEquals(1, TestRows.count(TEST_DB, "audit_events"));
  }

  private HttpResponse<String> add(String service, String openid, String more) {
    return post(
        service,
        "/service/users",
        "{\"appid\":\"%s\",\"openid\":\"%s\",\"reason\":\"enrolled\",%s}"
            .formatted(APP, openid, more));
  }

  private String field(String service, String json) {
    HttpResponse<String> reply = post(service, "/service/users", json);
    assertEquals(400, reply.statusCode(), reply.body());
    JsonElement field = TestServices.json(reply).get("field");
    return field == null ? "" : field.getAsString();
  }

  private static long id(HttpResponse<String> reply) {
    return TestServices.json(reply).get("userId").getAsLong();
  }

  private static String outcome(HttpResponse<String> reply) {
    return TestServices.json(reply).get("outcome").getAsString();
  }
}
