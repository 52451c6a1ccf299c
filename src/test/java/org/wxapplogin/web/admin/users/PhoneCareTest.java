package org.wxapplogin.web.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.web.admin.AdminClient.withoutTokens;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestRows;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.web.admin.AdminClient;

/** A phone number is unbound, given to another user, and given back, by the forms of the page. */
class PhoneCareTest extends UserPageFixture {
  private static final String ANNA = "oAnnaAnnaAnnaAnnaAnnaAnnaAnn";
  private static final String BO = "oBoBoBoBoBoBoBoBoBoBoBoBoBoB";
  private static final String NUMBER = "13800138000";

  private final ApiClient api = new ApiClient(SITE.server());
  private long bo;

  @BeforeEach
  void start() {
    user = login(FakeWechat.APPID, ANNA);
    bo = login(FakeWechat.APPID, BO);
    bind(ANNA, NUMBER);
    TestRows.execute(TEST_DB, "DELETE FROM audit_events");
    client = new AdminClient(SITE.server()).with("Accept-Language", "en").signedIn();
  }

  @Test
  void unbindFreesTheNumberAndIsUndone() {
    String page = pageAfter("unbind-phone", "reason", "sold the SIM <b>");

    assertTrue(page.contains("The phone is unbound."), page);
    assertTrue(page.contains("id=\"undo\"") && page.contains("id=\"undo-phone\""), page);
    assertTrue(page.contains("sold the SIM &lt;b&gt;: ****00"), page);
    assertFalse(page.contains(NUMBER) || withoutTokens(page).contains("8000"), page);
    assertEquals(List.of("0"), phones("id = " + user));
    assertEquals(
        List.of("user.phone_bound", "user.phone_unbound"), events(user), "backends are told");
    assertEquals(1, TestRows.count(TEST_DB, "user_changes WHERE kind = 'PHONE_UNBOUND'"));

    assertTrue(pageAfter("undo-phone").contains("The user has the number again."));
    assertEquals(List.of("1"), phones("id = " + user));
    assertEquals(0, TestRows.count(TEST_DB, "taken_phones"));
    assertTrue(pageAfter("undo-phone").contains("Nothing to change. The last act: admin, "));
    assertEquals(
        List.of("UNBIND_PHONE sold the SIM <b> ****00 ", "UNDO_PHONE   ****00"), values(user));
    assertEquals(1, TestRows.count(TEST_DB, "users WHERE phone_claim = phone_hash"), "its own");
  }

  @Test
  void aNumberThatTheAdminHasNotSeenIsNeitherUnboundNorMoved() {
    String seen = mark("unbind-phone");
    assertEquals(seen, mark("move-phone"));
    bind(ANNA, "13900139001");

    for (String page :
        List.of(
            pageAfter("unbind-phone", "seen", seen, "reason", "sold"),
            pageAfter("move-phone", "seen", seen, "user", "" + bo, "reason", "sold"))) {
      assertTrue(page.contains("another number than the one you saw"), page);
    }
    assertEquals(List.of("1"), phones("id = " + user));
    assertEquals(List.of(), values(user));

    String now = mark("unbind-phone");
    assertTrue(pageAfter("unbind-phone", "seen", now, "reason", "sold").contains("is unbound."));
    assertEquals(List.of("UNBIND_PHONE sold ****01 "), values(user));
  }

  @Test
  void whatSomebodyElseHasBoundIsNotGivenBack() {
    act("unbind-phone", "reason", "sold");
    bind(BO, NUMBER);

    assertTrue(pageAfter("undo-phone").contains("can no longer be given back"));
    assertEquals(List.of("0"), phones("id = " + user));
    assertEquals(List.of("1"), phones("id = " + bo));
  }

  @Test
  void moveGivesTheNumberToTheOtherAndIsUndone() {
    String page = pageAfter("move-phone", "user", " " + bo + " ", "reason", "handed on");

    assertTrue(page.contains("The number is the other user’s now."), page);
    assertTrue(page.contains("handed on: ****00 → User " + bo), page);
    assertEquals(List.of("1"), phones("id = " + bo));
    assertEquals(List.of("0"), phones("id = " + user));
    assertEquals(List.of("user.phone_bound"), events(bo));
    assertEquals(List.of("MOVE_PHONE handed on ****00 " + bo), values(user));
    assertEquals(List.of("RECEIVE_PHONE handed on " + user + " ****00"), values(bo));
    assertTrue(client.get("/admin/users/" + bo).body().contains("****00"), "it opens there");

    assertTrue(pageAfter("undo-phone").contains("The user has the number again."));
    assertEquals(List.of("0"), phones("id = " + bo));
    assertEquals(List.of("1"), phones("id = " + user));
    assertEquals(List.of("user.phone_bound", "user.phone_unbound"), events(bo));
  }

  @Test
  void whoHasBoundTheNumberThemselvesKeepsIt() {
    act("move-phone", "user", "" + bo, "reason", "handed on");
    bind(BO, NUMBER);

    assertFalse(page().contains("id=\"undo-phone\""));
    assertTrue(pageAfter("undo-phone").contains("can no longer be given back"));
    assertEquals(List.of("1"), phones("id = " + bo));
  }

  @Test
  void whatCannotBeMovedIsSaid() {
    long other = login(FakeWechat.SECOND_APPID, BO);
    assertRefused("" + other, "one of another app");
    assertRefused("987654", "no user with that ID");
    assertMoved("" + user, "Nothing to change");
    bind(BO, "13900139000");
    assertRefused("" + bo, "has a number already");
    TestRows.execute(TEST_DB, "UPDATE users SET phone_sealed = CONCAT(phone_sealed, 'x')");
    assertFalse(page().contains("id=\"move-phone\""), "only unbound");
    assertMoved("" + bo, "cannot be opened");
    for (String wrong : List.of("", "x", "1;2", "9".repeat(19))) {
      assertEquals(400, act("move-phone", "user", wrong, "reason", "x").statusCode(), wrong);
    }
    assertEquals(400, act("move-phone", "user", "" + bo, "reason", " ").statusCode());
    assertEquals(400, act("unbind-phone", "reason", "x".repeat(201)).statusCode());
    assertEquals(List.of(), values(user));

    assertTrue(pageAfter("unbind-phone", "reason", "key lost").contains("The phone is unbound."));
    assertTrue(pageAfter("unbind-phone", "reason", "again").contains("Nothing to change"));
    assertTrue(pageAfter("undo-phone").contains("can no longer be given back"));
    assertEquals(List.of("UNBIND_PHONE key lost **** "), values(user));
  }

  @Test
  void theNumberIsKeptForADayOnly() {
    act("unbind-phone", "reason", "sold");
    SITE.clock().advance(Duration.ofDays(1).minusMillis(1));
    client = new AdminClient(SITE.server()).with("Accept-Language", "en").signedIn();
    assertTrue(page().contains("id=\"undo-phone\""));
    SITE.clock().advance(Duration.ofMillis(1));

    assertFalse(page().contains("id=\"undo-phone\""));
    assertTrue(pageAfter("undo-phone").contains("can no longer be given back"));
    SITE.server().app().account().cleanUp().run();
    assertEquals(0, TestRows.count(TEST_DB, "taken_phones"));
  }

  @Test
  void theSealedNumberIsOfItsRowAndNotInClear() {
    act("unbind-phone", "reason", "sold");

    assertEquals(
        0, TestRows.count(TEST_DB, "taken_phones WHERE CAST(sealed AS CHAR) LIKE '%1380013%'"));
    TestRows.execute(TEST_DB, "UPDATE taken_phones SET user_id = " + bo);
    assertFalse(client.get("/admin/users/" + bo).body().contains("undo-phone"));
  }

  @Test
  void aViewerSeesNoForms() {
    SITE.makeAdmin(AdminRole.VIEWER);
    act("unbind-phone", "reason", "sold");
    client = new AdminClient(SITE.server()).signedInAs(AdminRole.VIEWER);

    assertFalse(page().contains("unbind-phone"));
    assertFalse(page().contains("undo-phone"));
  }

  private void assertRefused(String to, String told) {
    HttpResponse<String> page = act("move-phone", "user", to, "reason", "handed on");
    assertEquals(400, page.statusCode());
    assertTrue(page.body().contains(told), page.body());
  }

  private void assertMoved(String to, String told) {
    String page = pageAfter("move-phone", "user", to, "reason", "x");
    assertTrue(page.contains(told), page);
  }

  /** By which the number that a form is about is known again. */
  private String mark(String act) {
    return Jsoup.parse(page()).select("form[action$=/" + act + "] input[name=seen]").val();
  }

  private long login(String app, String openid) {
    Reply reply = api.login(app, SITE.wechat().login(app, openid).code());
    return reply.data().getAsJsonObject("userInfo").get("userId").getAsLong();
  }

  private void bind(String openid, String number) {
    String token = api.login(SITE.wechat().login(openid).code()).token();
    String code = SITE.wechat().phone(FakeWechat.APPID, openid, number, "86").code();
    Reply bound =
        api.post("/wx/auth/bindPhone", "{\"code\":\"" + code + "\"}", "X-OA-Token", token);
    assertEquals(0, bound.errno());
  }

  private static List<String> phones(String where) {
    return TestRows.texts(
        TEST_DB,
        "SELECT phone_sealed IS NOT NULL AND phone_hash IS NOT NULL FROM users WHERE " + where);
  }

  private static List<String> events(long id) {
    return TestRows.texts(
        TEST_DB,
        "SELECT type FROM user_events WHERE user_id = ? AND type LIKE 'user.phone%' ORDER BY id",
        id);
  }

  private static List<String> values(long id) {
    return TestRows.texts(
        TEST_DB,
        "SELECT CONCAT(act, ' ', detail, ' ', COALESCE(old_value, ''), ' ', COALESCE(new_value, ''))"
            + " FROM audit_events WHERE target_kind = 'USER' AND target_id = ? ORDER BY id",
        id);
  }
}
