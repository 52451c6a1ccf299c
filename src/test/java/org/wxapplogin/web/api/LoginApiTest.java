package org.wxapplogin.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestRows;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.sandbox.wechat.Delivery;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.Fault;
import org.wxapplogin.sandbox.wechat.Login;

/** The contract of the login, over HTTP, with the fake WeChat and a real database behind it. */
class LoginApiTest extends ApiFixture {
  private static final String CODE2SESSION = "/sns/jscode2session";
  private static final String FORM = "application/x-www-form-urlencoded";

  LoginApiTest() {
    super("wechat.exchange-deadline", "500ms");
  }

  @Test
  void tradesACodeForATokenThatIsGood() {
    Reply reply = api.login(wechat.login().code());

    assertEquals(200, reply.status());
    assertEquals(0, reply.errno());
    assertEquals("成功", reply.body().get("errmsg").getAsString());
    assertEquals("no-store", reply.header("Cache-Control"));
    assertTrue(reply.token().matches("[A-Za-z0-9_-]{43}"));
    assertTrue(reply.data().get("newUser").getAsBoolean());
    assertEquals("2026-03-02T16:30:00Z", reply.data().get("tokenExpire").getAsString());
    assertEquals(Duration.ofDays(30).toSeconds(), reply.data().get("expiresIn").getAsLong());
    assertEquals(0, api.check(reply.token()).errno());
  }

  @Test
  void tellsTheUserInFull() {
    Reply reply =
        api.post(
            LOGIN,
            """
            {"code":"%s","userInfo":{"nickName":"小明😀","avatarUrl":"https://example.com/a.png",
             "gender":1,"country":"CN","province":"广东","city":"广州","language":"zh_CN"}}
            """
                .formatted(wechat.login().code()));

    JsonObject info = reply.data().getAsJsonObject("userInfo");
    assertEquals(
        "userId nickName avatarUrl gender country province city language phone registerDate"
            + " status userLevel userLevelDesc",
        String.join(" ", info.keySet()));
    assertEquals("小明😀", info.get("nickName").getAsString());
    assertEquals("广东", info.get("province").getAsString());
    assertEquals("2026-02-01", info.get("registerDate").getAsString(), "the day in Shanghai");
    assertEquals("普通用户", info.get("userLevelDesc").getAsString());
  }

  @Test
  void secondLoginIsTheSameUserAndKeepsTheFirstTokenGood() {
    Login first = wechat.login();
    Reply one = api.login(first.code());
    Reply two = api.login(wechat.login(first.openid()).code());

    assertFalse(two.data().get("newUser").getAsBoolean());
    assertEquals(userId(one), userId(two));
    assertNotEquals(one.token(), two.token());
    assertEquals(0, api.check(one.token()).errno());
  }

  @Test
  void openidsThatDifferOnlyByCaseAreTwoUsers() {
    Reply lower = api.login(wechat.login("oaaaaaaaaaaaaaaaaaaaaaaaaaaa").code());
    Reply upper = api.login(wechat.login("oAAAAAAAAAAAAAAAAAAAAAAAAAAA").code());

    assertTrue(upper.data().get("newUser").getAsBoolean());
    assertNotEquals(userId(lower), userId(upper));
  }

  @Test
  void onePersonInTwoAppsIsTwoUsers() {
    String openid = wechat.login().openid();
    Reply first = api.login(wechat.login(openid).code());
    Reply second =
        api.post(
            LOGIN,
            "{\"code\":\"%s\",\"appid\":\"%s\"}"
                .formatted(
                    wechat.login(FakeWechat.SECOND_APPID, openid).code(), FakeWechat.SECOND_APPID));

    assertEquals(0, second.errno());
    assertNotEquals(userId(first), userId(second));
  }

  static Stream<String> withoutUsableCode() {
    return Stream.of(
        "",
        "{}",
        "{\"code\":\"\"}",
        "{\"code\":\"  \"}",
        "{\"code\":null}",
        "{\"code\":12}",
        "{\"code\":[\"a\"]}",
        "{\"code\":\"" + "x".repeat(129) + "\"}",
        "{\"code\":\"x\"",
        "[]",
        "{code:'x'}",
        "{\"code\":\"x\"} {}",
        "\u0000",
        "[".repeat(30_000),
        "x".repeat(2 * 1024 * 1024));
  }

  @ParameterizedTest
  @MethodSource("withoutUsableCode")
  void withoutAUsableCodeNothingIsAskedOfWechat(String body) {
    Reply reply = api.post(LOGIN, body);

    assertEquals(401, reply.errno());
    assertEquals(200, reply.status());
    assertEquals(List.of(), wechat.requests(CODE2SESSION));
  }

  @Test
  void codeThatWechatDoesNotKnowIs701() {
    assertEquals(701, api.login("0".repeat(32)).errno());
  }

  @Test
  void codeIsGoodForFiveMinutes() {
    String code = wechat.login().code();
    clock.advance(Duration.ofMinutes(5));

    assertEquals(701, api.login(code).errno());
  }

  @Test
  void codeWorksOnce() {
    String code = wechat.login().code();
    api.login(code);

    assertEquals(702, api.login(code).errno());
  }

  @Test
  void codeOfAnotherAppIs701() {
    assertEquals(701, api.login(wechat.login(FakeWechat.SECOND_APPID, "oB").code()).errno());
  }

  @Test
  void appThatIsNotServedIs402() {
    Reply reply = api.post(LOGIN, "{\"code\":\"x\",\"appid\":\"wxffffffffffffffff\"}");

    assertEquals(402, reply.errno());
  }

  @ParameterizedTest
  @CsvSource({
    "40029, 701, 200",
    "40163, 702, 200",
    "45011, 703, 200",
    "40226, 704, 200",
    "-1, 705, 503",
    "45009, 705, 503",
    "40013, 706, 500",
    "40125, 706, 500",
    "40164, 706, 500",
    "40243, 706, 500",
    "41002, 706, 500",
    "48004, 706, 500"
  })
  void errcodesOfWechatBecomeErrno(int errcode, int errno, int status) {
    wechat.fault(Fault.on(CODE2SESSION).errcode(errcode));
    Reply reply = api.login(wechat.login().code());

    assertEquals(errno, reply.errno());
    assertEquals(status, reply.status());
    boolean passes = status == 503 || errno == 703;
    assertEquals(passes, !reply.header("Retry-After").isEmpty());
  }

  @Test
  void busyWechatIsAskedASecondTimeAndNoThird() {
    wechat.fault(Fault.on(CODE2SESSION).errcode(-1).times(1));
    assertEquals(0, api.login(wechat.login().code()).errno());

    wechat.fault(Fault.on(CODE2SESSION).errcode(-1));
    int before = wechat.requests(CODE2SESSION).size();
    assertEquals(705, api.login(wechat.login().code()).errno());
    assertEquals(2, wechat.requests(CODE2SESSION).size() - before);
  }

  static Stream<Fault> brokenWechat() {
    Fault fault = Fault.on(CODE2SESSION);
    return Stream.of(
        fault.mode(Delivery.HANG),
        fault.mode(Delivery.HANG_BODY),
        fault.mode(Delivery.DRIP),
        fault.mode(Delivery.DRIP_HEADERS),
        fault.mode(Delivery.RESET),
        fault.delayMillis(60_000),
        fault.status(500),
        fault.status(302),
        fault.status(404),
        fault.body("<html>"),
        fault.body(""),
        fault.body("null"),
        fault.body("[]"),
        fault.body("{}"),
        fault.body("{\"openid\":\"o\"}"),
        fault.body("{\"openid\":\"\",\"session_key\":\"k\"}"),
        fault.body("{\"openid\":\"o'; DROP TABLE users\",\"session_key\":\"k\"}"),
        fault.body("{\"errcode\":\"x\"}"),
        fault.body("x".repeat(100_000)));
  }

  @ParameterizedTest
  @MethodSource("brokenWechat")
  void brokenWechatIs705AndTheNextLoginIsWell(Fault fault) {
    wechat.fault(fault);
    Reply reply = api.login(wechat.login().code());

    assertEquals(705, reply.errno());
    assertEquals(503, reply.status());
    assertFalse(reply.header("Retry-After").isEmpty());

    wechat.mend();
    assertEquals(0, api.login(wechat.login().code()).errno());
  }

  @Test
  void breakerRefusesAtOnceAfterWechatHasFailed() {
    wechat.fault(Fault.on(CODE2SESSION).status(500));
    for (int i = 0; i < 20; i++) {
      api.login(wechat.login().code());
    }
    int before = wechat.requests(CODE2SESSION).size();

    assertEquals(705, api.login(wechat.login().code()).errno());
    assertEquals(before, wechat.requests(CODE2SESSION).size(), "WeChat was left in peace");
  }

  @ParameterizedTest
  @ValueSource(strings = {"open_id", "openid", "session_key"})
  void oldClientIsToldToSendItsCode(String field) {
    String code = wechat.login().code();
    String query = "?code=" + code + "&" + field + "=x";

    assertEquals(
        410, api.post(LOGIN, "{\"code\":\"" + code + "\",\"" + field + "\":\"x\"}").errno());
    assertEquals(410, api.get("/login.jsp" + query).errno());
    assertEquals(410, api.post("/login.jsp" + query, "{}").errno());
    assertEquals(List.of(), wechat.requests(CODE2SESSION));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/login.jsp"})
  void oldAddressesTakeTheCodeByQueryFormAndJson(String path) {
    assertEquals(0, api.get(path + "?code=" + wechat.login().code()).errno());
    assertEquals(0, api.post(path, "{\"code\":\"" + wechat.login().code() + "\"}").errno());
    assertEquals(0, api.post(path, "code=" + wechat.login().code(), "Content-Type", FORM).errno());
  }

  @Test
  void newAddressDoesNotTakeTheCodeFromAnAddressThatProxiesLog() {
    assertEquals(503, api.get(LOGIN + "?code=" + wechat.login().code()).errno());
    assertEquals(401, api.post(LOGIN + "?code=" + wechat.login().code(), "{}").errno());
  }

  @Test
  void codeReachesWechatAsOneValue() {
    String code = "x&appid=evil#+ %00中";
    String form = "code=" + URLEncoder.encode(code, StandardCharsets.UTF_8);
    api.post("/login", form, "Content-Type", FORM);

    var sent = wechat.requests(CODE2SESSION).get(0).query();
    assertEquals(code, sent.get("js_code"));
    assertEquals(FakeWechat.APPID, sent.get("appid"));
  }

  @Test
  void eachAttemptIsRecordedWithItsOutcome() {
    Login login = wechat.login();
    Reply reply = api.login(login.code());
    long user = userId(reply);
    assertEquals(List.of(LoginOutcome.NEW_USER), TestRows.outcomes(TEST_DB, user));

    api.login(wechat.login(login.openid()).code());
    assertEquals(LoginOutcome.SUCCESS, TestRows.outcomes(TEST_DB, user).get(0));

    server.disable(user);
    assertEquals(721, api.login(wechat.login(login.openid()).code()).errno());
    assertEquals(LoginOutcome.DISABLED, TestRows.outcomes(TEST_DB, user).get(0));
    assertEquals(501, api.check(reply.token()).errno());
  }

  @Test
  void errmsgIsEnglishForWhoAsks() {
    Reply reply = api.get("/wx/auth/check", "Accept-Language", "en-GB");

    assertEquals(501, reply.errno());
    assertEquals("please sign in", reply.body().get("errmsg").getAsString());
    assertEquals("请登录", api.get("/wx/auth/check").body().get("errmsg").getAsString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
  void otherMethodsAreRefusedInTheEnvelope(String method) {
    var response = api.send(LOGIN, method, "", "Accept", "*/*");

    assertTrue(response.body().startsWith("{\"errno\":503"), method + " " + response.body());
  }

  private static long userId(Reply reply) {
    return reply.data().getAsJsonObject("userInfo").get("userId").getAsLong();
  }
}
