package org.wxapplogin.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestRows;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** What a user shows of themselves, and which app they are in, over HTTP. */
class ProfileApiTest extends ProfileFixture {
  @Test
  void whatOnlyStandsForANameOrAPictureIsNone() {
    String grey =
        "https://thirdwx.qlogo.cn/mmopen/vi_32/POgEwh4mIHO4nibH0KlMECNjjGxQUq24ZEaGT4poC6icRiccVGKSy"
            + "XwibcPq4BWmiaIGuG1icwxaQX6grC9VemZoJ8rg/132";
    JsonObject info = userInfo("微信用户");
    info.addProperty("avatarUrl", grey);
    Reply login =
        api.post(
            LOGIN, "{\"code\":\"%s\",\"userInfo\":%s}".formatted(wechat.login(ANNA).code(), info));
    assertEquals("", name(login));
    assertEquals("", text(login, "avatarUrl"));

    postTyped(login.token(), "{\"nickName\":\"安娜\",\"avatarUrl\":\"https://example.com/a.png\"}");
    Reply kept = post(login.token(), wechat.profile(FakeWechat.APPID, ANNA, info));
    assertEquals("安娜", name(kept), "a real name is not replaced by none");
    assertEquals("https://example.com/a.png", text(kept, "avatarUrl"));
  }

  @ParameterizedTest
  @MethodSource("placeholders")
  void aPlaceholderNeverDeletesWhatIsKnown(String name, String picture) {
    JsonObject info = new JsonObject();
    info.addProperty("nickName", name);
    info.addProperty("avatarUrl", picture);
    Reply login = api.login(wechat.login(ANNA).code());
    postTyped(login.token(), REAL);

    for (Reply reply :
        List.of(
            postTyped(login.token(), info.toString()),
            postTyped(login.token(), "{\"userInfo\":" + info + "}"),
            post(login.token(), wechat.profile(FakeWechat.APPID, ANNA, info)),
            api.post(
                LOGIN,
                "{\"code\":\"%s\",\"userInfo\":%s}".formatted(wechat.login(ANNA).code(), info)))) {
      assertEquals("安娜", name(reply));
      assertEquals("https://example.com/a.png", text(reply, "avatarUrl"));
    }
    Reply deleted = postTyped(login.token(), "{\"nickName\":\"\",\"avatarUrl\":\"\"}");
    assertEquals("", name(deleted) + text(deleted, "avatarUrl"), "empty text still deletes");
  }

  @ParameterizedTest
  @MethodSource("placeholders")
  void aStoredPlaceholderGivesWayToWhatIsReal(String name, String picture) {
    api.login(wechat.login(ANNA).code());
    for (String way : List.of("login", "profile")) {
      TestRows.execute(
          TEST_DB, "UPDATE users SET nickname = '" + name + "', avatar_url = '" + picture + "'");
      String code = wechat.login(ANNA).code();
      Reply reply =
          way.equals("login")
              ? api.post(LOGIN, "{\"code\":\"%s\",\"userInfo\":%s}".formatted(code, REAL))
              : post(
                  api.login(code).token(),
                  wechat.profile(
                      FakeWechat.APPID, ANNA, JsonParser.parseString(REAL).getAsJsonObject()));
      assertEquals("安娜", name(reply), way);
      assertEquals("https://example.com/a.png", text(reply, "avatarUrl"), way);
    }
  }

  private static final String REAL =
      "{\"nickName\":\"安娜\",\"avatarUrl\":\"https://example.com/a.png\"}";

  static Stream<Arguments> placeholders() {
    return Stream.of(
            "https://thirdwx.qlogo.cn/mmopen/vi_32/POgEwh4mIHO4nibH0KlMECNjjGxQUq24ZEaGT4poC6icRicc"
                + "VGKSyXwibcPq4BWmiaIGuG1icwxaQX6grC9VemZoJ8rg/132",
            "https://mmbiz.qpic.cn/mmbiz/icTdbqWNOwNRna42FI242Lcia07jQodd2FJGIYQfG0LAJGFxM4FbnQP6y"
                + "fMxBgJ0F3YRqJCJ1aPAK2dQagdusBZg/0",
            "http://tmp/3f1c0a.jpg",
            "http://127.0.0.1:47692/__tmp__/3f1c0a.jpg")
        .map(picture -> Arguments.of("微信用户", picture));
  }

  @Test
  void whatIsTypedReplacesOnlyWhatIsSent() {
    String token = api.login(wechat.login(ANNA).code()).token();
    postTyped(token, "{\"nickName\":\"安娜\",\"city\":\"广州\",\"gender\":2}");

    Reply changed = postTyped(token, "{\"nickName\":\" 安\\u0000娜\\u202E 😀 \",\"gender\":\"1\"}");
    assertEquals("安娜 😀", name(changed));
    assertEquals("广州", text(changed, "city"));
    assertEquals("1", text(changed, "gender"));

    Reply emptied = postTyped(token, "{\"city\":\"\"}");
    assertEquals("", text(emptied, "city"));
    Reply read = api.get(PROFILE, "X-OA-Token", token);
    assertEquals(emptied.data(), read.data());

    assertEquals(402, postTyped(token, "{\"nickName\":\"" + "x".repeat(65) + "\"}").errno());
    assertEquals(402, postTyped(token, "{\"gender\":3}").errno());
    assertEquals(501, postTyped("no-token", "{}").errno());
  }

  @Test
  void theRefererNamesTheAppUnlessTheRequestDoes() {
    String referer = "https://servicewechat.com/%s/0/page-frame.html";
    String second = referer.formatted(FakeWechat.SECOND_APPID);

    assertEquals(0, loginFrom(second, FakeWechat.SECOND_APPID, Optional.empty()).errno());
    assertEquals(701, loginFrom(second, FakeWechat.APPID, Optional.empty()).errno());
    assertEquals(0, loginFrom(second, FakeWechat.APPID, Optional.of(FakeWechat.APPID)).errno());
    assertEquals(
        0, loginFrom(referer.formatted("wxunknown"), FakeWechat.APPID, Optional.empty()).errno());
    assertEquals(402, loginFrom(second, FakeWechat.APPID, Optional.of("wxunknown")).errno());
  }

  private Reply loginFrom(String referer, String codeOf, Optional<String> appid) {
    JsonObject body = new JsonObject();
    body.addProperty("code", wechat.login(codeOf, ANNA).code());
    appid.ifPresent(it -> body.addProperty("appid", it));
    return api.post(LOGIN, body.toString(), "Referer", referer);
  }
}
