package org.wxapplogin.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** A refusal says which field it is about, in the frame and in both languages. */
class FieldInErrorsApiTest extends PhoneFixture {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                        | 401 | code",
        "{\"code\":\"\"}                           | 401 | code",
        "{\"code\":12}                             | 401 | code",
        "{\"code\":\"x\",\"appid\":7}              | 401 | appid",
        "{\"code\":\"x\",\"appid\":\"wxunknown\"}  | 402 | appid",
        "{\"code\":\"x\",\"rawData\":\"x\"}        | 401 | signature",
        "{\"code\":\"x\",\"signature\":\"x\"}      | 401 | rawData",
        "{\"code\":\"x\",\"encryptedData\":\"x\"}  | 401 | iv",
        "{\"code\":\"x\",\"iv\":\"x\"}             | 401 | encryptedData"
      })
  void ofALogin(String body, int errno, String field) {
    assertField(errno, field, api.post(LOGIN, body));
  }

  @Test
  void ofEveryOtherCall() {
    String token = signIn(ANNA);
    wechat.login(FakeWechat.SECOND_APPID, ANNA);
    String foreign = wechat.phone(FakeWechat.SECOND_APPID, ANNA, NUMBER, "86").code();

    assertField(401, "code", api.post(BIND, "{}", "X-OA-Token", token));
    assertField(401, "iv", api.post(BIND, "{\"encryptedData\":\"x\"}", "X-OA-Token", token));
    assertField(402, "code", byCode(token, foreign));
    assertField(401, "id", api.delete("/wx/user/sessions/7", "X-OA-Token", token));
    assertField(402, "id", api.delete("/wx/user/sessions/" + "0".repeat(32), "X-OA-Token", token));
    assertField(401, "file", api.post("/wx/user/avatar", "{}", "X-OA-Token", token));
  }

  @Test
  void theTextNamesItInTheLanguageOfTheCaller() {
    Reply chinese = api.post(LOGIN, "{}");
    assertEquals("参数缺失或格式不正确：code", chinese.body().get("errmsg").getAsString());
    Reply english = api.post(LOGIN, "{}", "Accept-Language", "en");
    assertEquals(
        "an argument is missing or malformed: code", english.body().get("errmsg").getAsString());
  }

  @Test
  void aFailureOfNoFieldNamesNone() {
    assertFalse(api.post(LOGIN, "[]").body().has("field"));
    assertFalse(api.check("no-token").body().has("field"));
  }

  private static void assertField(int errno, String field, Reply reply) {
    assertEquals(
        errno + " " + field,
        reply.errno() + " " + reply.body().get("field").getAsString(),
        reply.http().body());
  }
}
