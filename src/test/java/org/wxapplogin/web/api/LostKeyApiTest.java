package org.wxapplogin.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.sandbox.wechat.PhoneButton;

/** A sealed value that does not open costs itself, and nothing else of its user. */
class LostKeyApiTest extends PhoneFixture {
  private static final String OTHER_KEY = "k2:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=";

  private static final String OTHER_LOOKUP = "l2:MDEyMzQ1Njc4OUFCQ0RFRkdISUpLTE1OT1BRUlNUVVY=";

  private ApiClient without;
  private String token;

  @BeforeEach
  void bindAndTakeTheKeyOut() {
    String before = signIn(ANNA);
    assertEquals(0, byCode(before, press(ANNA, NUMBER).code()).errno());
    without = startWith("keys.sealing", OTHER_KEY);
    token = before;
  }

  @Test
  void whoHasAPhoneStillLogsInWithoutItAndBindsItAgain() {
    Reply login = without.login(wechat.login(ANNA).code());

    assertEquals(0, login.errno());
    assertEquals("", phone(login));
    assertEquals("", phone(without.get("/wx/user/profile", "X-OA-Token", token)));
    assertEquals("", phone(without.get("/wx/user/index", "X-OA-Token", token)));
    assertEquals("", phone(without.get("/wx/user/export", "X-OA-Token", token)));
    assertEquals(0, post(without, token, press(ANNA, NUMBER).code()).errno());
    assertEquals("138****8000", phone(without.get("/wx/user/profile", "X-OA-Token", token)));
  }

  @Test
  void theNumberStaysTakenWhileItsOwnerCannotReadIt() {
    String bo = signIn(BO);

    assertEquals(
        ErrorCode.PHONE_TAKEN.errno(), post(without, bo, press(BO, NUMBER).code()).errno());
  }

  @Test
  void theSessionKeyCountsAsNoneUntilTheNextLogin() {
    PhoneButton button = press(ANNA, NUMBER);
    assertEquals(ErrorCode.CANNOT_DECRYPT.errno(), byData(button).errno());
    Reply check = without.get("/wx/auth/check?wechat=1", "X-OA-Token", token);
    assertFalse(check.data().get("wechatSession").getAsBoolean());

    without.login(wechat.login(ANNA).code());

    assertEquals(0, byData(press(ANNA, NUMBER)).errno());
  }

  @Test
  void theAccessTokenIsFetchedAnewAndStored() {
    int asked = wechat.requests(STABLE).size();

    assertEquals(0, post(without, token, press(ANNA, NUMBER).code()).errno());
    assertEquals(
        0, post(startWith("keys.sealing", OTHER_KEY), token, press(ANNA, NUMBER).code()).errno());

    assertEquals(asked + 1, wechat.requests(STABLE).size());
  }

  @Test
  void whoeverHasLostBothKeysStartsAnewAndUsersGoOn() {
    TestServer node = site.node("keys.sealing", OTHER_KEY, "keys.lookup", OTHER_LOOKUP);
    node.app().prepare(); // tries the keys
    ApiClient anew = new ApiClient(node);

    assertEquals(0, anew.check(token).errno());
    assertEquals(0, post(anew, token, press(ANNA, NUMBER).code()).errno());
    Reply login = anew.login(wechat.login(ANNA).code());
    assertEquals(0, login.errno());
    assertEquals("138****8000", phone(login));
    assertEquals(
        ErrorCode.PHONE_TAKEN.errno(),
        post(anew, anew.login(wechat.login(BO).code()).token(), press(BO, NUMBER).code()).errno());
    PhoneButton button = press(ANNA, NUMBER);
    JsonObject body = new JsonObject();
    body.addProperty("encryptedData", button.encryptedData());
    body.addProperty("iv", button.iv());
    assertEquals(0, anew.post(BIND, body.toString(), "X-OA-Token", login.token()).errno());
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "X'7F'", "X'80'", "X'026B31'", "X'026B310000'", "X'00'"})
  void bytesThatNoKeyMadeAreNoPhone(String bytes) {
    TestRows.execute(TEST_DB, "UPDATE users SET phone_sealed = " + bytes);
    TestRows.execute(
        TEST_DB, "UPDATE session_keys SET newest = " + bytes + ", previous = " + bytes);
    TestRows.execute(TEST_DB, "UPDATE access_tokens SET sealed = " + bytes);

    assertEquals("", phone(api.get("/wx/user/profile", "X-OA-Token", token)));
    assertEquals(ErrorCode.CANNOT_DECRYPT.errno(), byData(press(ANNA, NUMBER)).errno());
    assertEquals(0, byCode(token, press(ANNA, NUMBER).code()).errno());
    assertEquals("138****8000", phone(api.get("/wx/user/profile", "X-OA-Token", token)));
  }

  private static String phone(Reply reply) {
    return reply.data().getAsJsonObject("userInfo").get("phone").getAsString();
  }

  private Reply byData(PhoneButton button) {
    JsonObject body = new JsonObject();
    body.addProperty("encryptedData", button.encryptedData());
    body.addProperty("iv", button.iv());
    return without.post(BIND, body.toString(), "X-OA-Token", token);
  }
}
