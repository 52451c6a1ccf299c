package org.wxapplogin.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.Fault;

/** The calls that take an access token, and what rests on them, over HTTP. */
class WechatCallsApiTest extends PhoneFixture {
  @Test
  void aRefusedAccessTokenIsReplacedAndTheCallTriedOnceMore() {
    String token = signIn(ANNA);
    byCode(token, press(ANNA, NUMBER).code());
    for (int errcode : new int[] {40001, 40014, 42001}) {
      clock.advance(Duration.ofSeconds(31));
      int asked = wechat.requests(STABLE).size();
      wechat.fault(Fault.on(PHONE).errcode(errcode).times(1));
      assertEquals(0, byCode(token, press(ANNA, NUMBER).code()).errno());
      assertEquals(asked + 2, wechat.requests(STABLE).size(), "plain, then forced");
    }
  }

  @Test
  void wechatRefusingEverybodyIsAskedForOneNewTokenAtMost() {
    ApiClient second = startWith();
    ApiClient third = startWith();
    List<ApiClient> nodes = List.of(api, second, third);
    String token = signIn(ANNA);
    byCode(token, press(ANNA, NUMBER).code());
    wechat.fault(Fault.on(PHONE).errcode(40001));

    for (int i = 0; i < 9; i++) {
      Reply reply = post(nodes.get(i % 3), token, press(ANNA, NUMBER).code());
      assertEquals(705, reply.errno());
      assertEquals(503, reply.status());
    }
    assertEquals(3, wechat.requests(STABLE).size(), "the first, a plain one, a forced one");
    wechat.mend();
    assertEquals(0, byCode(token, press(ANNA, NUMBER).code()).errno());
  }

  @Test
  void wechatBeingAwayIsNotTheClientsFaultAndLoginsGoOn() {
    String token = signIn(ANNA);
    wechat.fault(Fault.on(PHONE).status(502));
    wechat.fault(Fault.on(STABLE).status(502));
    for (int i = 0; i < 25; i++) {
      assertEquals(503, byCode(token, press(ANNA, NUMBER).code()).status());
    }
    assertEquals(0, api.login(wechat.login(BO).code()).errno(), "a breaker of their own");
  }

  @Test
  void theSessionKeyCanBeCheckedAndReset() {
    String token = signIn(ANNA);
    assertFalse(check(token, "").has("wechatSession"));
    assertTrue(check(token, "?wechat=1").get("wechatSession").getAsBoolean());

    wechat.loginRotating(APP, ANNA);
    assertFalse(check(token, "?wechat=1").get("wechatSession").getAsBoolean());

    String fresh = signIn(ANNA);
    assertTrue(check(fresh, "?wechat=1").get("wechatSession").getAsBoolean());
    int keys = wechat.sessionKeys().size();
    server
        .app()
        .wechat()
        .sessionKeys()
        .reset(userId(ANNA), server.app().account().users().get(userId(ANNA)).identity())
        .toCompletableFuture()
        .join();
    assertEquals(keys + 1, wechat.sessionKeys().size());
    assertTrue(
        check(fresh, "?wechat=1").get("wechatSession").getAsBoolean(), "the new one is kept");
  }

  @Test
  void unionidIsFilledInLaterItsChangeRecordedAndItsUsersListed() {
    signIn(ANNA);
    long id = userId(ANNA);
    api.login(wechat.loginWithUnionid(APP, ANNA, "oUnionOne").code());
    api.login(wechat.loginWithUnionid(APP, ANNA, "oUnionTwo").code());
    api.login(wechat.login(ANNA).code());
    api.post(
        "/wx/auth/login_by_weixin",
        "{\"code\":\"%s\",\"appid\":\"%s\"}"
            .formatted(
                wechat.loginWithUnionid(FakeWechat.SECOND_APPID, BO, "oUnionTwo").code(),
                FakeWechat.SECOND_APPID));

    var users = server.app().account().users();
    assertEquals(2, users.ofUnionid("oUnionTwo").size(), "one person, two users");
    assertNotEquals(
        users.ofUnionid("oUnionTwo").get(0).id(), users.ofUnionid("oUnionTwo").get(1).id());
    assertEquals(List.of(), users.ofUnionid("oUnionOne"));
    assertEquals(
        List.of("Optional[oUnionOne] Optional[oUnionTwo]", "Optional.empty Optional[oUnionOne]"),
        users.changes(id).stream().map(it -> it.before() + " " + it.after()).toList());
  }

  private JsonObject check(String token, String query) {
    Reply reply = api.get("/wx/auth/check" + query, "X-OA-Token", token);
    assertEquals(0, reply.errno());
    return reply.data();
  }
}
