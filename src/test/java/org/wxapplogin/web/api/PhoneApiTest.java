package org.wxapplogin.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestRows;
import org.wxapplogin.domain.UserChange;
import org.wxapplogin.domain.UserChange.Kind;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.PhoneButton;

/** Binding a phone number, the new way and the old, over HTTP. */
class PhoneApiTest extends PhoneFixture {
  @Test
  void aCodeBindsItsNumberAndItIsShownMaskedFromThenOn() {
    String token = signIn(ANNA);
    Reply bound = byCode(token, press(ANNA, NUMBER).code());

    assertEquals(0, bound.errno());
    assertEquals(NUMBER, bound.data().get("phone").getAsString());
    assertEquals("86", bound.data().get("countryCode").getAsString());
    assertEquals("138****8000", shown(token));
    Reply again = api.login(wechat.login(ANNA).code());
    assertEquals(
        "138****8000", again.data().getAsJsonObject("userInfo").get("phone").getAsString());
  }

  @Test
  void encryptedDataBindsToo() {
    String token = signIn(ANNA);
    PhoneButton button = wechat.phone(APP, ANNA, "6045550199", "1");
    api.login(wechat.loginRotating(APP, ANNA).code()); // as the trap in WeChat's own pages has it

    Reply bound = byData(token, button);
    assertEquals("6045550199", bound.data().get("phone").getAsString());
    assertEquals("1", bound.data().get("countryCode").getAsString());
    assertEquals("60****0199", shown(token));
    assertEquals(List.of(), wechat.requests(PHONE));
  }

  @Test
  void aCodeMustBeThisUsersThisAppsFreshAndNew() {
    String anna = signIn(ANNA);
    String bo = signIn(BO);

    assertEquals(701, byCode(bo, press(ANNA, NUMBER).code()).errno(), "of another openid");

    String used = press(ANNA, NUMBER).code();
    assertEquals(0, byCode(anna, used).errno());
    assertEquals(701, byCode(anna, used).errno(), "used");

    String old = press(ANNA, NUMBER).code();
    clock.advance(Duration.ofMinutes(5));
    assertEquals(701, byCode(anna, old).errno(), "expired");

    wechat.login(FakeWechat.SECOND_APPID, ANNA);
    String foreign = wechat.phone(FakeWechat.SECOND_APPID, ANNA, NUMBER, "86").code();
    assertEquals(402, byCode(anna, foreign).errno(), "of another app");

    assertEquals(701, byCode(anna, "0".repeat(64)).errno());
    assertEquals(401, bind(anna, "{}").errno());
    assertEquals(401, bind(anna, "{\"encryptedData\":\"x\"}").errno());
    assertEquals(712, bind(anna, "{\"encryptedData\":\"x\",\"iv\":\"y\"}").errno());
    assertEquals(501, bind("no-token", "{\"code\":\"x\"}").errno());
  }

  @Test
  void encryptedDataWithoutANumberIsNotTold() {
    String token = signIn(ANNA);
    var profile = wechat.profile(APP, ANNA, new JsonObject());
    assertEquals(
        712, byData(token, new PhoneButton("", profile.encryptedData(), profile.iv())).errno());
  }

  @Test
  void aNumberOfAnotherUserIsRefusedUnlessConfiguredOtherwise() {
    String anna = signIn(ANNA);
    byCode(anna, press(ANNA, NUMBER).code());
    String bo = signIn(BO);

    Reply refused = byCode(bo, press(BO, NUMBER).code());
    assertEquals(506, refused.errno());
    assertEquals("该手机号已绑定其他账号", refused.body().get("errmsg").getAsString());
    assertEquals("", shown(bo));
    assertEquals(0, byCode(anna, press(ANNA, NUMBER).code()).errno(), "one's own, again");

    ApiClient allow = startWith("phone.taken", "allow");
    assertEquals(0, post(allow, bo, press(BO, NUMBER).code()).errno());
    assertEquals("138****8000", shown(bo));
    assertEquals("138****8000", shown(anna));

    ApiClient move = startWith("phone.taken", "move");
    assertEquals(0, post(move, bo, press(BO, NUMBER).code()).errno());
    assertEquals("138****8000", shown(bo));
    assertEquals("", shown(anna));
    long annaId = userId(ANNA);
    UserChange moved = server.app().account().users().changes(annaId).get(0);
    assertEquals(Kind.PHONE_MOVED, moved.kind());
    assertEquals(Long.toString(userId(BO)), moved.after().orElseThrow());
  }

  @Test
  void anotherAppMayHaveTheSameNumber() {
    byCode(signIn(ANNA), press(ANNA, NUMBER).code());
    String second =
        api.post(
                "/wx/auth/login_by_weixin",
                "{\"code\":\"%s\",\"appid\":\"%s\"}"
                    .formatted(
                        wechat.login(FakeWechat.SECOND_APPID, ANNA).code(),
                        FakeWechat.SECOND_APPID))
            .token();
    assertEquals(
        0,
        byCode(second, wechat.phone(FakeWechat.SECOND_APPID, ANNA, NUMBER, "86").code()).errno());
  }

  @Test
  void ofManyWhoBindOneNumberAtOnceOneHasIt() {
    List<String> openids =
        IntStream.range(0, 12).mapToObj(i -> "oRacer%022d".formatted(i)).toList();
    List<CompletableFuture<Integer>> all = new ArrayList<>();
    for (String openid : openids) {
      String token = signIn(openid);
      PhoneButton button = press(openid, NUMBER);
      all.add(CompletableFuture.supplyAsync(() -> byData(token, button).errno()));
    }
    List<Integer> errnos = all.stream().map(CompletableFuture::join).toList();

    assertEquals(1, Collections.frequency(errnos, 0), errnos.toString());
    assertEquals(11, Collections.frequency(errnos, 506), errnos.toString());
    assertEquals(1, TestRows.count(TEST_DB, "users WHERE phone_hash IS NOT NULL"));
  }

  @Test
  void aUserUnbindsTheirNumberAndAnotherMayBindIt() {
    String anna = signIn(ANNA);
    byCode(anna, press(ANNA, NUMBER).code());

    Reply unbound = api.post("/wx/auth/unbindPhone", "{}", "X-OA-Token", anna);

    assertEquals("{\"unbound\":true}", unbound.data().toString());
    assertEquals("", shown(anna));
    UserChange change = server.app().account().users().changes(userId(ANNA)).get(0);
    assertEquals(Kind.PHONE_UNBOUND, change.kind());
    String again = api.post("/wx/auth/unbindPhone", "", "X-OA-Token", anna).data().toString();
    assertEquals("{\"unbound\":false}", again);
    assertEquals(1, TestRows.count(TEST_DB, "user_events WHERE type = 'user.phone_unbound'"));
    assertEquals(0, byCode(signIn(BO), press(BO, NUMBER).code()).errno());
    assertEquals(501, api.post("/wx/auth/unbindPhone", "{}", "X-OA-Token", "x").errno());
  }

  @Test
  void theNumberIsInNoColumnInClear() {
    String token = signIn(ANNA);
    byCode(token, press(ANNA, NUMBER).code());
    for (String table : List.of("users", "user_changes", "login_events", "sessions")) {
      for (String column : columns(table)) {
        for (String value :
            TestRows.texts(TEST_DB, "SELECT CAST(" + column + " AS CHAR) FROM " + table)) {
          assertFalse(value != null && value.contains("138001"), table + "." + column);
        }
      }
    }
  }

  private static List<String> columns(String table) {
    return TestRows.texts(
        TEST_DB,
        "SELECT column_name FROM information_schema.columns"
            + " WHERE table_schema = DATABASE() AND table_name = ?",
        table);
  }

  private Reply byData(String token, PhoneButton button) {
    JsonObject body = new JsonObject();
    body.addProperty("encryptedData", button.encryptedData());
    body.addProperty("iv", button.iv());
    return bind(token, body.toString());
  }

  private Reply bind(String token, String json) {
    return api.post(BIND, json, "X-OA-Token", token);
  }

  private String shown(String token) {
    return api.get("/wx/user/profile", "X-OA-Token", token)
        .data()
        .getAsJsonObject("userInfo")
        .get("phone")
        .getAsString();
  }
}
