package org.wxapplogin.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestRows;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.sandbox.wechat.PhoneButton;

/** A lookup key is replaced node by node, while logins and bindings go on at all of them. */
class LookupKeysApiTest extends PhoneFixture {
  private static final String OLD = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";
  private static final String NEW = "l2:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=";

  private final ApiClient oldFirst = startWith("keys.lookup", OLD + "," + NEW);
  private final ApiClient newFirst = startWith("keys.lookup", NEW + "," + OLD);

  @Test
  void aNumberBoundUnderAnyKeyIsTakenEverywhere() {
    assertEquals(0, byCode(signIn(ANNA), press(ANNA, NUMBER).code()).errno());
    String bo = signIn(BO);

    for (ApiClient node : List.of(api, oldFirst, newFirst)) {
      assertEquals(ErrorCode.PHONE_TAKEN.errno(), post(node, bo, press(BO, NUMBER).code()).errno());
    }
    assertEquals(0, post(newFirst, signIn(ANNA), press(ANNA, NUMBER).code()).errno());
    assertEquals(
        ErrorCode.PHONE_TAKEN.errno(), post(oldFirst, bo, press(BO, NUMBER).code()).errno());
  }

  @Test
  void ofManyWhoBindOneNumberUnderTwoKeysAtOnceOneHasIt() {
    for (int round = 0; round < 5; round++) {
      String number = "1380013800" + round;
      List<CompletableFuture<Integer>> all = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        String openid = "oRacer%d%021d".formatted(round, i);
        String token = signIn(openid);
        String data = body(wechat.phone(APP, openid, number, "86"));
        ApiClient node = i % 2 == 0 ? oldFirst : newFirst;
        all.add(
            CompletableFuture.supplyAsync(
                () -> node.post(BIND, data, "X-OA-Token", token).errno()));
      }
      List<Integer> errnos = all.stream().map(CompletableFuture::join).toList();

      assertEquals(1, Collections.frequency(errnos, 0), errnos.toString());
    }
    assertEquals(0, TestRows.count(TEST_DB, "phone_locks"));
  }

  @Test
  void theSameSessionKeyIsKnownAgainUnderTheOtherKey() {
    api.login(wechat.login(ANNA).code());
    api.login(wechat.loginRotating(APP, ANNA).code());
    String before = previous();

    newFirst.login(wechat.login(ANNA).code());
    oldFirst.login(wechat.login(ANNA).code());

    assertEquals(before, previous(), "the key before is kept");
  }

  @Test
  void aNextTokenOfOneNodeIsTakenByTheOther() {
    ApiClient rotating = startWith("keys.lookup", NEW + "," + OLD, "session.rotate-after", "0s");
    JsonObject body = new JsonObject();
    body.addProperty("code", wechat.login(ANNA).code());
    body.addProperty("rotation", true);
    String token = rotating.post(LOGIN, body.toString()).token();
    String next = rotating.check(token).header("X-Next-Token");

    assertTrue(!next.isEmpty());
    assertEquals(0, oldFirst.get("/wx/auth/check", "X-OA-Token", next).errno());
  }

  private static String previous() {
    return TestRows.texts(TEST_DB, "SELECT HEX(previous) FROM session_keys").get(0);
  }

  private static String body(PhoneButton button) {
    JsonObject body = new JsonObject();
    body.addProperty("encryptedData", button.encryptedData());
    body.addProperty("iv", button.iv());
    return body.toString();
  }
}
