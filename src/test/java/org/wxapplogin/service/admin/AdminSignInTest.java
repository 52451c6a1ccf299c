package org.wxapplogin.service.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestAdmins;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestSettings;
import org.wxapplogin.app.App;
import org.wxapplogin.config.ConfigException;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Secret;

/** Signing in to the admin pages: who gets in, for how long, and who has to wait. */
class AdminSignInTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final URI NO_WECHAT = URI.create("http://127.0.0.1:9");
  private static final String IP = "198.51.100.7";

  private final TestClock clock = new TestClock(Instant.parse("2025-03-01T08:00:00Z"));
  private final AtomicLong nanos = new AtomicLong();
  private App app;

  @BeforeEach
  void start() {
    TestAdmins.insertFirst(TEST_DB);
    app = newApp();
  }

  @AfterEach
  void stop() {
    app.close();
  }

  @Test
  void theFirstAdminIsTheConfiguredOwner() {
    TestRows.execute(TEST_DB, "DELETE FROM admins");
    app.prepare();
    Secret session = signIn("admin", TestSettings.ADMIN_PASSWORD).orElseThrow();

    AdminAccess access = find(session).orElseThrow();

    assertEquals("admin", access.admin().name());
    assertEquals(AdminRole.OWNER, access.admin().role());
  }

  @Test
  void manyNodesThatStartAtOnceMakeOneAdmin() throws Exception {
    TestRows.execute(TEST_DB, "DELETE FROM admins");
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    Callable<App> start = () -> newApp().prepare();
    for (var node : nodes.invokeAll(List.of(start, start, start, start))) {
      node.get().close();
    }
    nodes.shutdown();

    assertEquals(1, TestRows.count(TEST_DB, "admins"));
  }

  @Test
  void anAdminThatIsThereIsNotMadeAgain() {
    TestRows.execute(TEST_DB, "UPDATE admins SET name = 'somebody else'");

    newApp().prepare().close();

    assertEquals(List.of("somebody else"), TestRows.texts(TEST_DB, "SELECT name FROM admins"));
  }

  @Test
  void aShortFirstPasswordIsAFaultOfTheConfiguration() {
    ConfigException fault =
        assertThrows(
            ConfigException.class,
            () -> TestSettings.with(NO_WECHAT, "admin.password", "ninechars"));

    assertTrue(fault.getMessage().contains("admin.password"), fault.getMessage());
    assertFalse(fault.getMessage().contains("ninechars"), fault.getMessage());
  }

  @Test
  void wrongNamesAndPasswordsAreRefused() {
    assertTrue(signIn("admin", "wrong").isEmpty());
    assertTrue(signIn("nobody", TestSettings.ADMIN_PASSWORD).isEmpty());
    assertTrue(signIn("", "").isEmpty());
    assertTrue(signIn("Admin", TestSettings.ADMIN_PASSWORD).isPresent(), "case of a name");
  }

  @Test
  void theFifthFailurePausesTheNameToTheMillisecond() {
    fail(5);

    assertTrue(signsIn().isEmpty());
    clock.advance(Duration.ofSeconds(30).minusMillis(1));
    assertTrue(signsIn().isEmpty());
    clock.advance(Duration.ofMillis(1));
    assertTrue(signsIn().isPresent());
  }

  @Test
  void fourFailuresPauseNothing() {
    fail(4);

    assertTrue(signsIn().isPresent());
    fail(4);
    assertTrue(signsIn().isPresent(), "success forgets failures");
  }

  @Test
  void thePauseGrowsToAQuarterOfAnHour() {
    List<Long> seconds =
        Stream.of(4, 5, 6, 7, 8, 9, 10, 11, 1_000_000)
            .map(failures -> SignInGuard.lockOutAfter(failures, 4).toSeconds())
            .toList();

    assertEquals(List.of(0L, 30L, 60L, 120L, 240L, 480L, 900L, 900L, 900L), seconds);
  }

  @Test
  void triesDuringAPauseDoNotLengthenIt() {
    fail(5);
    fail(5);

    clock.advance(Duration.ofSeconds(30));

    assertTrue(signsIn().isPresent());
  }

  @Test
  void failuresAreForgottenAfterADay() {
    fail(4);
    clock.advance(Duration.ofDays(1));
    fail(1);

    assertEquals(List.of("1"), failures());
  }

  @Test
  void aPauseHoldsOnEveryNode() {
    fail(5);

    App other = newApp();
    assertTrue(
        other
            .admins()
            .signIns()
            .signIn(
                "admin",
                Secret.of(TestSettings.ADMIN_PASSWORD),
                new Origin(ClientAddress.of(IP), "", ""))
            .cookie()
            .isEmpty());
    other.close();
  }

  @Test
  void manyGuessesAtOnceAreFiveGuesses() throws Exception {
    ExecutorService attackers = Executors.newFixedThreadPool(8);
    Callable<Optional<Secret>> guess = () -> signIn("admin", "guess");
    attackers.invokeAll(Collections.nCopies(10, guess));
    attackers.shutdown();
    fail(5); // on a slow machine some of the ten were sent away before they were guesses

    assertEquals(List.of("5"), failures());
  }

  @Test
  void anAddressThatTriesTooOftenIsToldToWait() {
    for (int i = 0; i < 30; i++) {
      assertTrue(signIn("admin", "").isEmpty());
    }

    AppException refusal = assertThrows(AppException.class, this::signsIn);

    assertEquals(ErrorCode.TOO_OFTEN, refusal.code());
    assertTrue(refusal.retryAfter().isPresent());
  }

  @Test
  void aSessionEndsWhenIdleToTheMillisecond() {
    Secret session = signsIn().orElseThrow();

    clock.advance(Duration.ofMinutes(30).minusMillis(1));
    assertTrue(find(session).isPresent());
    clock.advance(Duration.ofMinutes(30).minusMillis(1));
    assertTrue(find(session).isPresent(), "use moves it on");
    clock.advance(Duration.ofMinutes(30));
    assertTrue(find(session).isEmpty());
  }

  @Test
  void aSessionEndsAbsolutelyToTheMillisecond() {
    Secret session = signsIn().orElseThrow();

    Instant end = clock.instant().plus(Duration.ofHours(12));
    while (clock.instant().isBefore(end.minusMillis(1))) {
      assertTrue(find(session).isPresent());
      Duration left = Duration.between(clock.instant(), end.minusMillis(1));
      clock.advance(left.compareTo(Duration.ofMinutes(20)) < 0 ? left : Duration.ofMinutes(20));
    }
    assertTrue(find(session).isPresent());
    clock.advance(Duration.ofMillis(1));
    assertTrue(find(session).isEmpty());
  }

  @Test
  void useIsWrittenAtMostOnceAMinute() {
    Secret session = signsIn().orElseThrow();
    String seen = "SELECT seen_at FROM admin_sessions";
    List<String> first = TestRows.texts(TEST_DB, seen);

    clock.advance(Duration.ofMillis(59_999));
    find(session);
    assertEquals(first, TestRows.texts(TEST_DB, seen));
    clock.advance(Duration.ofMillis(1));
    find(session);
    assertEquals(
        List.of(String.valueOf(clock.instant().toEpochMilli())), TestRows.texts(TEST_DB, seen));
  }

  @Test
  void signingOutEndsThatSessionAlone() {
    Secret one = signsIn().orElseThrow();
    Secret other = signsIn().orElseThrow();

    app.admins().sessions().end(one.reveal());

    assertTrue(find(one).isEmpty());
    assertTrue(find(other).isPresent());
  }

  @Test
  void anAdminWhoIsGoneIsNotSignedIn() {
    Secret session = signsIn().orElseThrow();

    TestRows.execute(TEST_DB, "DELETE FROM admins");

    assertTrue(find(session).isEmpty());
  }

  @Test
  void pastSessionsAreSweptAtTheNextSignIn() {
    signsIn();
    clock.advance(Duration.ofDays(1));
    signsIn();

    assertEquals(1, TestRows.count(TEST_DB, "admin_sessions"));
  }

  @Test
  void theCookieAndThePasswordAreNowhereInTheDatabase() {
    TestRows.execute(TEST_DB, "DELETE FROM admins");
    app.prepare();
    Secret session = signsIn().orElseThrow();

    assertEquals(
        List.of("0"),
        TestRows.texts(
            TEST_DB,
            "SELECT COUNT(*) FROM admin_sessions WHERE LOCATE(?, HEX(token_hash)) > 0",
            HexFormat.of().formatHex(session.reveal().getBytes())));
    String hash = TestRows.texts(TEST_DB, "SELECT password_hash FROM admins").get(0);
    assertTrue(hash.startsWith("$2b$12$"), "a bcrypt hash of cost 12");
  }

  private App newApp() {
    return new App(
        TestSettings.with(NO_WECHAT), TEST_DB.dataSource(), clock, new SecureRandom(), nanos::get);
  }

  private Optional<AdminAccess> find(Secret session) {
    return app.admins().sessions().find(session.reveal());
  }

  private Optional<Secret> signsIn() {
    return signIn("admin", TestSettings.ADMIN_PASSWORD);
  }

  private Optional<Secret> signIn(String name, String password) {
    return app.admins()
        .signIns()
        .signIn(name, Secret.of(password), new Origin(ClientAddress.of(IP), "", ""))
        .cookie();
  }

  /** As they are counted of the one address. */
  private static List<String> failures() {
    return TestRows.texts(TEST_DB, "SELECT failures FROM admin_failures WHERE source LIKE 'a:%'");
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertTrue(signIn("admin", "wrong").isEmpty());
    }
  }
}
