package org.wxapplogin.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URLEncoder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** What phones really send as display fields, each way a login can be sent, and on the profile. */
class DisplayFieldsApiTest extends ProfileFixture {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String LONG_NAME = "x".repeat(65);

  /** Values of {@code userInfo} as JSON, none of which fits. */
  static Stream<String> userInfosOfPhones() {
    return Stream.of(
        "\"\"",
        "[]",
        "null",
        "\"[object Object]\"",
        "\"undefined\"",
        "{\"gender\":\"\"}",
        "{\"gender\":3}",
        "{\"gender\":1.5}",
        "{\"gender\":\"男\"}",
        "{\"gender\":{}}",
        "{\"gender\":true}",
        "{\"avatarUrl\":\"wxfile://tmp_3f1c0a.jpg\"}",
        "{\"avatarUrl\":\"http://tmp/3f1c0a.jpg\"}",
        "{\"avatarUrl\":\"cloud://prod-1.7072-prod/a.png\"}",
        "{\"avatarUrl\":\"/static/logo.png\"}",
        "{\"avatarUrl\":7}",
        "{\"nickName\":\"" + LONG_NAME + "\"}",
        "{\"nickName\":12}",
        "{\"language\":\"zh-Hans-CN-variant\"}",
        "{\"city\":[]}");
  }

  @ParameterizedTest
  @MethodSource("userInfosOfPhones")
  void noDisplayFieldCostsALogin(String userInfo) {
    for (Reply login : loginEachWay(userInfo)) {
      assertEquals(0, login.errno(), login.http().body());
      for (String field : new String[] {"nickName", "avatarUrl", "city", "language"}) {
        assertEquals("", text(login, field));
      }
      assertEquals("0", text(login, "gender"));
    }
  }

  @Test
  void whatFitsIsTakenBesideWhatDoesNot() {
    String userInfo =
        "{\"nickName\":\"小明\",\"gender\":\"男\",\"avatarUrl\":\"wxfile://tmp_1.jpg\",\"city\":\"广州\"}";
    for (Reply login : loginEachWay(userInfo)) {
      assertEquals("小明", name(login));
      assertEquals("广州", text(login, "city"));
      assertEquals("", text(login, "avatarUrl"));
    }
    for (Reply login : loginEachWay("{\"gender\":1.0}")) {
      assertEquals("1", text(login, "gender"), "as some languages write a whole number");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"appid", "device", "rawData", "signature", "encryptedData", "iv"})
  void emptyTextIsNotSent(String field) {
    JsonObject body = new JsonObject();
    body.addProperty("code", wechat.login(ANNA).code());
    body.addProperty(field, "");

    assertEquals(0, api.post(LOGIN, body.toString()).errno());
    assertEquals(0, postForm("code=" + wechat.login(ANNA).code() + "&" + field + "=").errno());
  }

  @Test
  void bothHalvesOfAPairMayBeEmpty() {
    JsonObject body = new JsonObject();
    body.addProperty("code", wechat.login(ANNA).code());
    for (String field : new String[] {"rawData", "signature", "encryptedData", "iv"}) {
      body.addProperty(field, "");
    }
    Reply login = api.post(LOGIN, body.toString());
    assertEquals(0, login.errno());
    body.addProperty("nickName", "安娜");
    assertEquals("安娜", name(postTyped(login.token(), body.toString())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "[]", "LONG"})
  void aDeviceNameThatDoesNotFitCostsNoLogin(String device) {
    String code = wechat.login(ANNA).code();
    String body = "{\"code\":\"%s\",\"device\":%s}".formatted(code, device);
    Reply login = api.post(LOGIN, body.replace("LONG", "\"" + "设备".repeat(65) + "\""));
    assertEquals(0, login.errno());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gender | 3",
        "gender | '\"男\"'",
        "gender | 1.5",
        "avatarUrl | '\"wxfile://tmp_1.jpg\"'",
        "avatarUrl | '\"cloud://prod/a.png\"'",
        "avatarUrl | '\"/static/logo.png\"'",
        "nickName | 12",
        "city | []",
        "language | '\"中文\"'"
      })
  void theProfileSaysWhichFieldDoesNotFitAndNotItsValue(String field, String value) {
    String token = api.login(wechat.login(ANNA).code()).token();
    Reply typed = postTyped(token, "{\"%s\":%s}".formatted(field, value));

    assertEquals(402, typed.errno());
    assertEquals(field, typed.body().get("field").getAsString());
    assertEquals("参数值不允许：" + field, typed.body().get("errmsg").getAsString());
    assertFalse(typed.http().body().contains(value.replace("\"", "")), typed.http().body());

    Reply wrapped = postTyped(token, "{\"userInfo\":{\"%s\":%s}}".formatted(field, value));
    assertEquals(typed.http().body(), wrapped.http().body());
  }

  @Test
  void theProfileRefusesANameThatIsTooLongAndAUserInfoThatIsNone() {
    String token = api.login(wechat.login(ANNA).code()).token();

    Reply name = postTyped(token, "{\"nickName\":\"" + LONG_NAME + "\"}");
    assertEquals("402 nickName", name.errno() + " " + name.body().get("field").getAsString());
    Reply none = postTyped(token, "{\"userInfo\":[]}");
    assertEquals("402 userInfo", none.errno() + " " + none.body().get("field").getAsString());
  }

  @Test
  void emptyGenderAndUserInfoChangeNothingOnTheProfile() {
    String token = api.login(wechat.login(ANNA).code()).token();
    postTyped(token, "{\"nickName\":\"安娜\",\"gender\":2}");

    assertEquals("2", text(postTyped(token, "{\"gender\":\"\"}"), "gender"));
    assertEquals("安娜", name(postTyped(token, "{\"userInfo\":\"\"}")));
  }

  @Test
  void whatCannotBeSeenIsNoName() {
    String invisible = "\"\\u200B\\u3164\\u2800\\uFEFF\\u00A0\\u00AD\\u2060\\u200D\\uFE0F\"";
    for (Reply login : loginEachWay("{\"nickName\":" + invisible + "}")) {
      assertEquals("", name(login));
    }
    String family = "👨\u200D👩\u200D👧";
    String token = api.login(newCode()).token();
    String sent = "\"\\u2067 安\\u200B\\u00AD娜 \\u3000" + family + "\\uFEFF\"";
    assertEquals("安娜 " + family, name(postTyped(token, "{\"nickName\":" + sent + "}")));
    assertEquals("", name(postTyped(token, "{\"nickName\":" + invisible + "}")));
  }

  @Test
  void signedNamesAreCleanedAlike() {
    String token = api.login(wechat.login(ANNA).code()).token();
    assertEquals(
        "安娜",
        name(
            post(token, wechat.profile(FakeWechat.APPID, ANNA, userInfo("\u3164安\u200B娜\u2060")))));
  }

  @Test
  void lengthsAreOfWhatIsKept() {
    String token = api.login(wechat.login(ANNA).code()).token();
    String longest = "😀".repeat(64);
    Reply kept = postTyped(token, "{\"nickName\":\"" + "\u200B".repeat(99) + longest + "\"}");
    assertEquals(longest, name(kept));
    assertEquals(402, postTyped(token, "{\"nickName\":\"" + longest + "a\"}").errno());
  }

  /** Logs one person in with a userInfo as JSON, as a form, and by the query of the old address. */
  private Reply[] loginEachWay(String userInfo) {
    String body = "{\"code\":\"%s\",\"userInfo\":%s}".formatted(newCode(), userInfo);
    JsonElement value = JsonParser.parseString(userInfo);
    String text = value.isJsonPrimitive() ? value.getAsString() : value.toString();
    String encoded = "&userInfo=" + URLEncoder.encode(text, UTF_8);
    return new Reply[] {
      api.post(LOGIN, body),
      postForm("code=" + newCode() + encoded),
      api.get("/login?code=" + newCode() + encoded)
    };
  }

  private String newCode() {
    return wechat.login().code(); // of a new person each time: known values are never replaced
  }

  private Reply postForm(String form) {
    return api.post(LOGIN, form, "Content-Type", FORM);
  }
}
