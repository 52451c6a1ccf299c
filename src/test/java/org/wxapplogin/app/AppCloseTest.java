package org.wxapplogin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.NoThreadsLeft;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestSettings;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.sandbox.wechat.Delivery;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.Fault;
import org.wxapplogin.service.login.LoginRequest;
import org.wxapplogin.service.login.SignedIn;
import org.wxapplogin.service.wechat.UserData;

/** What is left of an application that was closed: nothing. */
class AppCloseTest {
  private static final String CODE2SESSION = "/sns/jscode2session";

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final TestClock clock = new TestClock(Instant.parse("2026-01-31T16:30:00Z"));
  @AutoClose private final FakeWechat wechat = FakeWechat.start(0, clock);

  @Test
  void closingWaitsForAnExchangeUnderWay() {
    App app = app("wechat.exchange-deadline", "500ms");
    wechat.fault(Fault.on(CODE2SESSION).mode(Delivery.HANG));
    app.login().logins().login(request(wechat.login().code()));
    while (wechat.requests(CODE2SESSION).isEmpty()) {
      Thread.onSpinWait();
    }

    app.close();

    assertEquals(List.of(), NoThreadsLeft.left());
  }

  @Test
  void noThreadThatHasWorkedIsLeft() {
    App app = app();
    app.login().logins().login(request(wechat.login().code())).toCompletableFuture().join();

    app.close();

    assertEquals(List.of(), NoThreadsLeft.left());
  }

  /** One of them is under way, the other waits for its place. */
  @Test
  void everyLoginThatWaitsForWechatIsAnsweredWhenTheNodeCloses() {
    App app = app("wechat.max-exchanges", "1", "wechat.exchange-wait", "10s");
    wechat.fault(Fault.on(CODE2SESSION).mode(Delivery.HANG));
    List<CompletionStage<SignedIn>> logins = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      logins.add(app.login().logins().login(request(wechat.login().code())));
    }
    while (wechat.requests(CODE2SESSION).isEmpty()) {
      Thread.onSpinWait();
    }

    app.close();

    for (CompletionStage<SignedIn> login : logins) {
      assertTrue(login.toCompletableFuture().isCompletedExceptionally());
    }
    assertEquals(List.of(), NoThreadsLeft.left());
  }

  /** The first heartbeat is under way when the node says that it leaves. */
  @RepeatedTest(10)
  void aNodeThatIsStoppedAtOnceIsNotListed() {
    app().start().close();

    assertEquals(List.of(), NoThreadsLeft.left());
    assertEquals(0, TestRows.count(TEST_DB, "nodes"));
  }

  private App app(String... settings) {
    return new App(
        TestSettings.with(wechat.uri(), settings), TEST_DB.dataSource(), clock, new SecureRandom());
  }

  private static LoginRequest request(String code) {
    return new LoginRequest(
        Optional.empty(),
        code,
        Profile.NONE,
        UserData.NONE,
        false,
        false,
        Optional.empty(),
        "",
        ClientAddress.of("203.0.113.9"));
  }
}
