package org.wxapplogin.service.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.admin.SignIn.State;

/** Who has to wait after failures, and who need not though others fail. */
class SignInGuardTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final Origin ATTACKER = origin("203.0.113.66");
  private static final Origin OFFICE = origin("198.51.100.7");

  private final TestClock clock = new TestClock(Instant.parse("2025-03-01T08:00:00Z"));
  private App app;

  @BeforeEach
  void start() {
    TestAdmins.insertFirst(TEST_DB);
    app =
        new App(
            TestSettings.with(URI.create("http://127.0.0.1:9")),
            TEST_DB.dataSource(),
            clock,
            new SecureRandom());
  }

  @AfterEach
  void stop() {
    app.close();
  }

  @Test
  void whoGuessesPausesThemselfAndNobodyElse() {
    for (int i = 0; i < 5; i++) {
      assertEquals(State.REFUSED, signIn("admin", "guess", ATTACKER));
    }

    assertEquals(State.REFUSED, signIn("admin", TestSettings.ADMIN_PASSWORD, ATTACKER));
    assertEquals(State.DONE, signIn("admin", TestSettings.ADMIN_PASSWORD, OFFICE));
  }

  @Test
  void aBrowserThatWasSignedInIsNotPausedByItsNeighboursNorByStrangers() {
    SignIn before = app.admins().signIns().signIn("admin", right(), OFFICE);
    Origin known = new Origin(OFFICE.ip(), "", before.known().orElseThrow());
    pause("a:198.51.100.7");
    pause("*");

    assertEquals(State.REFUSED, signIn("admin", TestSettings.ADMIN_PASSWORD, OFFICE));
    assertEquals(State.DONE, signIn("admin", TestSettings.ADMIN_PASSWORD, known));
  }

  @Test
  void aKnownBrowserThatGuessesIsPausedToo() {
    SignIn before = app.admins().signIns().signIn("admin", right(), OFFICE);
    Origin known = new Origin(OFFICE.ip(), "", before.known().orElseThrow());

    for (int i = 0; i < 5; i++) {
      signIn("admin", "guess", known);
    }

    assertEquals(State.REFUSED, signIn("admin", TestSettings.ADMIN_PASSWORD, known));
    assertEquals(State.DONE, signIn("admin", TestSettings.ADMIN_PASSWORD, OFFICE));
  }

  @Test
  void aForgedCookieAndThatOfAnotherAdminAreNotKnown() {
    SignIn before = app.admins().signIns().signIn("admin", right(), OFFICE);
    TestRows.execute(
        TEST_DB,
        "INSERT INTO admins (name, password_hash, role, created_at) SELECT 'bo', password_hash, 'VIEWER', 0 FROM admins");
    String cookie = before.known().orElseThrow();
    String forged = cookie.substring(0, cookie.length() - 1) + (cookie.endsWith("A") ? "Q" : "A");
    pause("*");

    for (String text : List.of(forged, "", "1.2.3", "x".repeat(5_000))) {
      assertEquals(
          State.REFUSED,
          signIn(
              "admin",
              TestSettings.ADMIN_PASSWORD,
              new Origin(ClientAddress.of("192.0.2.1"), "", text)));
    }
    assertEquals(
        State.REFUSED,
        signIn(
            "bo",
            TestSettings.ADMIN_PASSWORD,
            new Origin(ClientAddress.of("192.0.2.1"), "", cookie)));
  }

  @Test
  void manyAddressesTogetherArePausedAtTheHundredthFailure() {
    signIn("admin", "guess", ATTACKER);
    TestRows.execute(TEST_DB, "UPDATE admin_failures SET failures = 99 WHERE source = '*'");

    signIn("admin", "guess", origin("192.0.2.1"));

    assertEquals(State.REFUSED, signIn("admin", TestSettings.ADMIN_PASSWORD, origin("192.0.2.2")));
    clock.advance(Duration.ofSeconds(30));
    assertEquals(State.DONE, signIn("admin", TestSettings.ADMIN_PASSWORD, origin("192.0.2.2")));
  }

  /** Time is not measured here: the same is done, so the same is paid. */
  @Test
  void aNameThatDoesNotExistIsCountedLikeOneThatDoes() {
    signIn("admin", "guess", ATTACKER);
    signIn("nobody", "guess", ATTACKER);

    assertEquals(
        List.of("* 1", "* 1", "a:203.0.113.66 1", "a:203.0.113.66 1"),
        TestRows.texts(
            TEST_DB,
            "SELECT CONCAT(source, ' ', failures) FROM admin_failures ORDER BY source, admin_id"));
  }

  @Test
  void anIpv6NetworkIsOneSource() {
    for (int i = 1; i <= 5; i++) {
      signIn("admin", "guess", origin("2001:db8:1:2::" + i));
    }

    assertEquals(
        State.REFUSED, signIn("admin", TestSettings.ADMIN_PASSWORD, origin("2001:db8:1:2::6")));
    assertEquals(
        State.DONE, signIn("admin", TestSettings.ADMIN_PASSWORD, origin("2001:db8:1:3::6")));
  }

  @Test
  void anIpv6NetworkHasOneLimitOfAttempts() {
    for (int i = 1; i <= 30; i++) {
      signIn("nobody" + i, "", origin("2001:db8:1:2::" + i));
    }

    Origin next = origin("2001:db8:1:2::31");
    assertThrows(AppException.class, () -> signIn("nobody", "", next));
    assertEquals(State.REFUSED, signIn("nobody", "", origin("2001:db8:1:3::31")));
  }

  private static Origin origin(String ip) {
    return new Origin(ClientAddress.of(ip), "", "");
  }

  @Test
  void failuresOfLongAgoAreDeletedThoughNobodySignsIn() {
    TestRows.execute(
        TEST_DB,
        "INSERT INTO admin_failures (admin_id, source, failures, locked_until) WITH RECURSIVE n AS"
            + " (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 900) SELECT 0, i, 1, %d FROM n"
                .formatted(clock.instant().toEpochMilli()));
    clock.advance(Duration.ofDays(1));
    signIn("nobody", "guess", ATTACKER);

    app.account().cleanUp().run();
    assertEquals(902, TestRows.count(TEST_DB, "admin_failures"), "a day is not over");
    clock.advance(Duration.ofMillis(600_001));
    app.account().cleanUp().run();

    assertEquals(2, TestRows.count(TEST_DB, "admin_failures"));
  }

  private void pause(String source) {
    TestRows.execute(
        TEST_DB,
        "INSERT INTO admin_failures (admin_id, source, failures, locked_until) SELECT id, '%s', 200, %d FROM admins"
            .formatted(source, clock.instant().plusSeconds(900).toEpochMilli()));
  }

  private static Secret right() {
    return Secret.of(TestSettings.ADMIN_PASSWORD);
  }

  private State signIn(String name, String password, Origin from) {
    return app.admins().signIns().signIn(name, Secret.of(password), from).state();
  }
}
