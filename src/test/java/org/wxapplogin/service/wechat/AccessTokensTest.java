package org.wxapplogin.service.wechat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestSettings;
import org.wxapplogin.app.App;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.Fault;
import org.wxapplogin.service.login.LoginRequest;

/** Three nodes on one database, and one WeChat that counts what it is asked. */
class AccessTokensTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final String STABLE = "/cgi-bin/stable_token";
  private static final String APPID = FakeWechat.APPID;

  private final TestClock clock = new TestClock(Instant.parse("2026-01-31T12:00:00Z"));
  private final List<App> nodes = new ArrayList<>();
  private FakeWechat wechat;

  @BeforeEach
  void start() {
    wechat = FakeWechat.start(0, clock);
    for (int i = 0; i < 3; i++) {
      nodes.add(
          new App(
              TestSettings.with(wechat.uri()), TEST_DB.dataSource(), clock, new SecureRandom()));
    }
  }

  @AfterEach
  void stop() {
    nodes.forEach(App::close);
    wechat.close();
  }

  @Test
  void threeNodesWithoutATokenAskOnce() {
    assertEquals(1, tokensOfAll(30).size());
    assertEquals(1, asked());
  }

  @Test
  void threeNodesWithAnExpiredTokenAskOnce() {
    Set<String> first = tokensOfAll(3);
    clock.advance(Duration.ofHours(3));
    wechat.fault(Fault.on(STABLE).delayMillis(100)); // so that all come while one asks

    Set<String> second = tokensOfAll(30);

    assertEquals(1, second.size());
    assertNotEquals(first, second);
    assertEquals(2, asked());
  }

  @Test
  void nothingIsAskedUntilTheLastFiveMinutes() {
    Set<String> first = tokensOfAll(3);
    clock.advance(Duration.ofSeconds(7200 - 300).minusMillis(1));
    assertEquals(first, tokensOfAll(3));
    assertEquals(1, asked());

    clock.advance(Duration.ofMillis(1));
    assertNotEquals(first, tokensOfAll(1));
    assertEquals(2, asked());
  }

  @Test
  void theOldTokenServesWhileAnotherNodeFetches() throws Exception {
    String old = token(nodes.get(0));
    clock.advance(Duration.ofSeconds(7200 - 200));
    wechat.fault(Fault.on(STABLE).delayMillis(1_500));
    CompletableFuture<?> fetching = nodes.get(0).wechat().calls().lend(APPID);
    while (asked() < 2) {
      Thread.onSpinWait();
    }

    assertEquals(old, token(nodes.get(1)), "without waiting for the other");
    assertFalse(fetching.isDone());
    fetching.get();
    assertNotEquals(old, token(nodes.get(1)));
  }

  @Test
  void aTokenReplacedElsewhereIsFoundWithoutForce() {
    String refused = token(nodes.get(0));
    clock.advance(Duration.ofSeconds(7200 - 100)); // WeChat hands out the next by itself
    String next = insteadOf(nodes.get(0), refused);

    assertNotEquals(refused, next);
    assertEquals(2, asked());
    assertEquals(next, insteadOf(nodes.get(1), refused), "from the database");
    assertEquals(2, asked());
  }

  @Test
  void aTokenWechatHoldsOnToIsForcedOnceAndThenNotForHalfAMinute() {
    String refused = token(nodes.get(0));
    List<CompletableFuture<WechatCalls.Lent>> all = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      all.add(nodes.get(i % 3).wechat().calls().lendInsteadOf(APPID, Secret.of(refused)));
    }
    Set<String> next = new HashSet<>();
    all.forEach(it -> next.add(it.join().token().reveal()));
    assertEquals(1, next.size());
    assertFalse(next.contains(refused));
    assertEquals(3, asked(), "first, plain, forced");

    String forced = next.iterator().next();
    for (int i = 0; i < 10; i++) {
      assertRefused(nodes.get(i % 3), forced);
    }
    assertEquals(3, asked(), "no loop");

    clock.advance(Duration.ofSeconds(30));
    assertNotEquals(forced, insteadOf(nodes.get(2), forced));
    assertEquals(5, asked());
  }

  @Test
  void isForcedTwentyTimesADayAndAgainTheNext() {
    String token = token(nodes.get(0));
    for (int i = 0; i < 20; i++) {
      clock.advance(Duration.ofSeconds(30));
      token = insteadOf(nodes.get(i % 3), token);
    }
    clock.advance(Duration.ofSeconds(30));
    assertRefused(nodes.get(0), token);

    clock.advance(Duration.ofHours(24));
    TestRows.execute(TEST_DB, "UPDATE access_tokens SET expires_at = expires_at + 86400000");
    assertNotEquals(token, insteadOf(nodes.get(0), token));
  }

  @Test
  void aNodeThatDiedWithTheLeaseIsSucceeded() {
    token(nodes.get(0));
    clock.advance(Duration.ofHours(3));
    TestRows.execute(
        TEST_DB, "UPDATE access_tokens SET fence = fence + 1, lease_until = 1"); // long ended
    assertEquals(1, tokensOfAll(3).size());
    assertEquals(2, asked());
  }

  @Test
  void twoAppsHaveTwoTokensAndTheDatabaseHoldsNeitherInClear() {
    String first = token(nodes.get(0));
    String second =
        nodes.get(0).wechat().calls().lend(FakeWechat.SECOND_APPID).join().token().reveal();
    assertNotEquals(first, second);
    assertTrue(wechat.accessTokens().containsAll(Set.of(first, second)));
    for (String hex : TestRows.texts(TEST_DB, "SELECT CAST(sealed AS CHAR) FROM access_tokens")) {
      assertFalse(hex != null && (hex.contains(first) || hex.contains(second)));
    }
    assertFalse(nodes.get(0).wechat().calls().lend(APPID).join().toString().contains(first));
  }

  @Test
  void loginsAskForNoToken() {
    nodes.get(0).login().logins().login(loginRequest()).toCompletableFuture().join();
    assertEquals(List.of(), wechat.requests(STABLE));
  }

  private LoginRequest loginRequest() {
    return new LoginRequest(
        Optional.empty(),
        wechat.login().code(),
        Profile.NONE,
        UserData.NONE,
        false,
        false,
        Optional.empty(),
        "phone",
        ClientAddress.of("127.0.0.1"));
  }

  private void assertRefused(App node, String token) {
    assertEquals(
        ErrorCode.WECHAT_UNAVAILABLE,
        code(node.wechat().calls().lendInsteadOf(APPID, Secret.of(token))));
  }

  private static ErrorCode code(CompletableFuture<?> result) {
    CompletionException failure = assertThrows(CompletionException.class, result::join);
    return ((AppException) failure.getCause()).code();
  }

  private Set<String> tokensOfAll(int calls) {
    List<CompletableFuture<WechatCalls.Lent>> all = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      all.add(nodes.get(i % 3).wechat().calls().lend(APPID));
    }
    Set<String> tokens = new HashSet<>();
    all.forEach(it -> tokens.add(it.join().token().reveal()));
    return tokens;
  }

  private static String token(App node) {
    return node.wechat().calls().lend(APPID).join().token().reveal();
  }

  private static String insteadOf(App node, String refused) {
    return node.wechat().calls().lendInsteadOf(APPID, Secret.of(refused)).join().token().reveal();
  }

  private int asked() {
    return wechat.requests(STABLE).size();
  }
}
