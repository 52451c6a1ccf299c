package org.wxapplogin.web.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServices;

/** What services do to users, and what the audit says of it. */
class BackendActionsApiTest extends BackendFixture {
  private static final String AUDIT =
      """
      SELECT CONCAT_WS('|', actor_kind, admin_id, admin_name, act, target_kind, target_id, detail,
        old_value, new_value, ip) FROM audit_events ORDER BY id
      """;

  @Test
  void eachActHoldsAtOnceAndIsInTheAuditUnderTheServicesName() {
    Person anna = signIn(ANNA);

    assertEquals("{\"changed\":true}", act(anna.id(), "level", "\"level\":2,").body());
    assertEquals(2, level(anna.id()));
    assertEquals("{\"changed\":true}", act(anna.id(), "sign-out", "").body());
    assertEquals(501, api.check(anna.token()).errno());
    Person again = signIn(ANNA);
    assertEquals("{\"changed\":true}", act(anna.id(), "disable", "").body());
    assertEquals(501, api.check(again.token()).errno());
    assertEquals(721, api.login(wechat.login(ANNA).code()).errno());
    assertEquals("{\"changed\":true}", act(anna.id(), "enable", "").body());
    assertEquals(0, api.login(wechat.login(ANNA).code()).errno());

    String by = "SERVICE|0|users-act|";
    String on = "|USER|" + anna.id() + "|chargeback 4711|";
    assertEquals(
        List.of(
            by + "SET_LEVEL" + on + "ORDINARY|SENIOR_VIP|127.0.0.1",
            by + "END_ALL_DEVICES" + on + "127.0.0.1",
            by + "DISABLE_USER" + on + "FOR_EVER|127.0.0.1",
            by + "ENABLE_USER" + on + "127.0.0.1"),
        TestRows.texts(TEST_DB, AUDIT));
  }

  @Test
  void whatChangesNothingSaysSoAndLeavesNoLine() {
    Person anna = signIn(ANNA);

    for (String act : List.of("enable", "level")) {
      assertEquals("{\"changed\":false}", act(anna.id(), act, "\"level\":0,").body(), act);
    }
    act(anna.id(), "disable", "");
    assertEquals("{\"changed\":false}", act(anna.id(), "disable", "").body());
    assertEquals("{\"changed\":false}", act(anna.id(), "sign-out", "").body());
    assertEquals(1, TestRows.texts(TEST_DB, AUDIT).size());
  }

  @Test
  void anActNeedsAReasonAndAUserOfTheServicesApps() {
    Person anna = signIn(ANNA);
    String path = "/service/users/" + anna.id();

    for (String body :
        List.of("{}", "{\"reason\":\"\"}", "{\"reason\":\"" + "x".repeat(201) + "\"}")) {
      HttpResponse<String> reply = post(TestServices.ALL, path + "/disable", body);
      assertEquals(400, reply.statusCode(), body);
      assertEquals("reason", TestServices.json(reply).get("field").getAsString());
    }
    assertEquals(400, act(anna.id(), "level", "").statusCode());
    assertEquals(400, act(anna.id(), "level", "\"level\":3,").statusCode());
    String reason = "{\"reason\":\"r\"}";
    assertEquals(404, post(TestServices.SECOND, path + "/disable", reason).statusCode());
    assertEquals(404, post(TestServices.ALL, "/service/users/999/disable", reason).statusCode());
    assertEquals(404, post(TestServices.ALL, path + "/delete", reason).statusCode());
    assertEquals(405, post(TestServices.ALL, path, reason).statusCode());
    assertEquals(405, get(TestServices.ALL, path + "/disable").statusCode());
    assertEquals(List.of(), TestRows.texts(TEST_DB, AUDIT));
    assertEquals(0, api.check(anna.token()).errno());
  }

  private HttpResponse<String> act(long id, String act, String more) {
    return post(
        "users-act",
        "/service/users/" + id + "/" + act,
        "{" + more + "\"reason\":\"chargeback 4711\"}");
  }

  private int level(long id) {
    return TestServices.json(get(TestServices.ALL, "/service/users/" + id)).get("level").getAsInt();
  }
}
