package org.wxapplogin.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSite;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** Who becomes a user of an app, by {@code app.<appid>.registration}, over HTTP. */
class RegistrationApiTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final String REGISTRATION = "app." + FakeWechat.APPID + ".registration";
  private static final String ANNA = "oAnnaAnnaAnnaAnnaAnnaAnnaAnn";
  private static final String BO = "oBoBoBoBoBoBoBoBoBoBoBoBoBoB";

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  private TestSite site;

  @BeforeEach
  void start() {
    site = new TestSite(TEST_DB, clock);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"known", "nobody"})
  void strangersAreRefusedAndCostNoUser(String registration) {
    ApiClient open = new ApiClient(site.node(() -> 0));
    ApiClient closed = new ApiClient(site.node(() -> 0, REGISTRATION, registration));
    long anna = userId(login(open, ANNA));

    Reply stranger = login(closed, BO);
    assertEquals(723, stranger.errno());
    assertEquals(200, stranger.status());
    assertEquals("您还不是本小程序的用户，请联系客服开通", stranger.body().get("errmsg").getAsString());
    assertEquals(List.of(ANNA), TestRows.texts(TEST_DB, "SELECT openid FROM users"));
    assertEquals(1, TestRows.count(TEST_DB, "session_keys"));

    Reply known = login(closed, ANNA);
    assertEquals(0, known.errno());
    assertFalse(known.data().get("newUser").getAsBoolean());
    assertEquals(anna, userId(known));
  }

  @Test
  void oneAppIsClosedAndAnotherOpen() {
    ApiClient api = new ApiClient(site.node(() -> 0, REGISTRATION, "known"));
    String code = site.wechat().login(FakeWechat.SECOND_APPID, BO).code();

    Reply reply =
        api.post(
            "/wx/auth/login_by_weixin",
            "{\"code\":\"%s\",\"appid\":\"%s\"}".formatted(code, FakeWechat.SECOND_APPID));

    assertEquals(0, reply.errno());
    assertEquals(723, login(api, BO).errno());
  }

  @Test
  void aRefusalIsALoginEventAndAFloodOfThemIsNotARowEach() {
    TestServer node = site.node(() -> 0, REGISTRATION, "known");
    ApiClient api = new ApiClient(node);

    IntStream.range(0, 40).forEach(i -> assertEquals(723, login(api, BO).errno()));
    clock.advance(Duration.ofMinutes(2));
    node.app().login().writer().writeCounts();
    node.app().login().writer().finish(Duration.ofSeconds(30));

    assertEquals(
        List.of("40"),
        TestRows.texts(
            TEST_DB,
            "SELECT SUM(times) FROM login_events"
                + " WHERE outcome = 'NOT_REGISTERED' AND user_id IS NULL AND appid = ?",
            FakeWechat.APPID));
    assertTrue(TestRows.count(TEST_DB, "login_events") < 20);
  }

  @Test
  void strangersInAGroupOfLoginsCostTheOthersNothing() throws Exception {
    ApiClient open = new ApiClient(site.node(() -> 0));
    ApiClient closed = new ApiClient(site.node(() -> 0, REGISTRATION, "known"));
    List<String> known = IntStream.range(0, 8).mapToObj("oKnown%022d"::formatted).toList();
    known.forEach(openid -> login(open, openid));

    List<Callable<Reply>> calls = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String openid = i % 2 == 0 ? known.get(i % 8) : "oOther%022d".formatted(i);
      calls.add(() -> login(closed, openid));
    }
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<Reply>> replies = threads.invokeAll(calls);
      for (int i = 0; i < replies.size(); i++) {
        assertEquals(i % 2 == 0 ? 0 : 723, replies.get(i).get().errno());
      }
    } finally {
      threads.shutdown();
    }
    assertEquals(8, TestRows.count(TEST_DB, "users"));
  }

  private Reply login(ApiClient api, String openid) {
    return api.login(site.wechat().login(openid).code());
  }

  private static long userId(Reply reply) {
    return reply.data().getAsJsonObject("userInfo").get("userId").getAsLong();
  }
}
