package org.wxapplogin.service.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestAdmins;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestSettings;
import org.wxapplogin.app.AdminModule;
import org.wxapplogin.app.App;
import org.wxapplogin.crypto.Totp;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.admin.OneTimeSecrets.About;
import org.wxapplogin.service.admin.SignIn.State;

/** Signing in by two steps: each code once, on all nodes together, and not by guessing. */
class AdminTotpTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final Origin HERE = new Origin(ClientAddress.of("198.51.100.7"), "a browser", "");
  private static final Secret PASSWORD = Secret.of(TestSettings.ADMIN_PASSWORD);

  private final TestClock clock = new TestClock(Instant.parse("2025-03-01T08:00:00Z"));
  private App app;
  private App otherNode;
  private AdminModule module;
  private AdminAccess access;
  private byte[] secret;
  private List<String> recovery;

  @BeforeEach
  void turnOn() {
    TestAdmins.insertFirst(TEST_DB);
    app = newApp();
    otherNode = newApp();
    module = app.admins();
    access = access(signIn());
    module.totp().begin(access);
    secret = Totp.fromBase32(module.totp().waiting(access).orElseThrow());
    assertFalse(module.totp().confirm(access, "000000", HERE));
    assertEquals(State.DONE, signIn().state(), "it counts only once it is confirmed");
    assertTrue(module.totp().confirm(access, code(), HERE));
    recovery =
        module
            .secrets()
            .take(access, About.RECOVERY_CODES, access.admin().id())
            .orElseThrow()
            .reveal()
            .lines()
            .toList();
  }

  @AfterEach
  void stop() {
    app.close();
    otherNode.close();
  }

  @Test
  void thePasswordIsHalfAndTheCodeTheRest() {
    Secret half = half();
    assertTrue(module.sessions().find(half.reveal()).isEmpty(), "no session yet");

    clock.advance(Duration.ofSeconds(30));
    SignIn done = finish(half, code());

    assertEquals(State.DONE, done.state());
    assertEquals("admin", access(done).admin().name());
    clock.advance(Duration.ofSeconds(30));
    assertEquals(State.OVER, finish(half, code()).state(), "half is good once");
  }

  @Test
  void theCodeThatTurnedItOnIsTakenNoMore() {
    Secret half = half();

    assertEquals(State.REFUSED, finish(half, code()).state());
  }

  @Test
  void aCodeIsTakenOnceOnAllNodesTogether() throws Exception {
    clock.advance(Duration.ofSeconds(30));
    Secret one = half();
    Secret two = half();
    String code = code();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    Callable<SignIn> here = () -> finish(one, code);
    Callable<SignIn> there = () -> otherNode.admins().signIns().finish(two.reveal(), code, HERE);

    int done = 0;
    for (Future<SignIn> result : threads.invokeAll(List.of(here, there))) {
      done += result.get().state() == State.DONE ? 1 : 0;
    }
    threads.shutdown();

    assertEquals(1, done);
  }

  @Test
  void aRecoveryCodeIsGoodOnceHoweverItIsTyped() {
    assertEquals(10, recovery.size());
    Secret half = half();
    Secret again = half();
    String typed = recovery.get(3).toUpperCase(Locale.ROOT).replace("-", " ");

    assertEquals(State.DONE, finish(half, typed).state());
    assertEquals(State.REFUSED, finish(again, recovery.get(3)).state());
    assertEquals(9, module.totp().codesLeft(access));
    assertEquals(
        List.of("TURN_TOTP_ON", "USE_RECOVERY_CODE"),
        TestRows.texts(
            TEST_DB, "SELECT act FROM audit_events WHERE act NOT LIKE 'SIGN_IN%' ORDER BY id"));
  }

  @Test
  void newRecoveryCodesVoidTheOldOnes() {
    assertTrue(module.totp().renewCodes(access, HERE));

    assertEquals(State.REFUSED, finish(half(), recovery.get(0)).state());
    assertEquals(10, module.totp().codesLeft(access));
  }

  @Test
  void halfIsOverAfterFiveMinutes() {
    Secret half = half();
    clock.advance(Duration.ofMinutes(5));

    assertEquals(State.OVER, finish(half, code()).state());
    assertEquals(State.OVER, finish(Secret.of("anything"), code()).state());
  }

  @Test
  void guessingCodesIsSlowedDownAsGuessingPasswordsIs() throws Exception {
    Secret half = half();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    Callable<SignIn> guess = () -> finish(half, "000000");
    threads.invokeAll(Collections.nCopies(8, guess));
    threads.shutdown();

    assertEquals(
        List.of("5"),
        TestRows.texts(TEST_DB, "SELECT failures FROM admin_failures WHERE source LIKE 'a:%'"));
    clock.advance(Duration.ofSeconds(29));
    assertEquals(State.REFUSED, finish(half, code()).state());
    assertEquals(State.REFUSED, signIn().state(), "the password does not end the pause");
    clock.advance(Duration.ofSeconds(1));
    assertEquals(State.DONE, finish(half, code()).state());
  }

  @Test
  void theRightPasswordForgetsNoWrongCodes() {
    Secret half = half();
    for (int i = 0; i < 4; i++) {
      finish(half, "000000");
    }
    half();
    finish(half, "000000");
    clock.advance(Duration.ofSeconds(29));

    assertEquals(State.REFUSED, finish(half, code()).state());
  }

  @Test
  void turningItOffTakesThePasswordAndACode() {
    clock.advance(Duration.ofSeconds(30));

    assertFalse(module.totp().turnOff(access, Secret.of("wrong"), code(), HERE));
    assertFalse(module.totp().turnOff(access, PASSWORD, "000000", HERE));
    assertEquals(State.CODE_NEEDED, signIn().state());
    assertTrue(module.totp().turnOff(access, PASSWORD, code(), HERE));
    assertEquals(State.DONE, signIn().state());
    assertEquals(0, TestRows.count(TEST_DB, "admin_recovery_codes"));
  }

  @Test
  void theSecretAndTheCodesAreNowhereInClear() {
    assertEquals(
        List.of("0"),
        TestRows.texts(
            TEST_DB,
            "SELECT COUNT(*) FROM admins WHERE LOCATE(?, totp_sealed) > 0",
            Totp.base32(secret).reveal()));
    assertEquals(
        List.of("0"),
        TestRows.texts(
            TEST_DB,
            "SELECT COUNT(*) FROM admin_recovery_codes WHERE LOCATE(?, code_hash) > 0",
            recovery.get(0)));
    assertEquals(
        List.of("0"),
        TestRows.texts(
            TEST_DB, "SELECT COUNT(*) FROM admin_sessions WHERE once_sealed IS NOT NULL"));
  }

  @Test
  void aSecretThatDoesNotOpenSkipsNoStepAndLeavesTheRecoveryCodes() {
    clock.advance(Duration.ofSeconds(30));
    App without = newApp("keys.sealing", "k2:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=");
    module = without.admins();

    try {
      assertEquals(State.REFUSED, finish(half(), code()).state());
      assertTrue(module.signIns().takesNoCode(half().reveal()));
      assertTrue(module.totp().isUnopened(access));
      assertEquals(State.DONE, finish(half(), recovery.get(0)).state());
      assertTrue(module.totp().turnOff(access, PASSWORD, recovery.get(1), HERE));
      module.totp().begin(access);
      assertTrue(module.totp().waiting(access).isPresent());
    } finally {
      without.close();
    }
    assertTrue(app.admins().totp().waiting(access).isEmpty(), "of a key that is not known here");
  }

  private App newApp(String... settings) {
    return new App(
        TestSettings.with(URI.create("http://127.0.0.1:9"), settings),
        TEST_DB.dataSource(),
        clock,
        new SecureRandom());
  }

  private String code() {
    return Totp.code(secret, Totp.step(clock.instant()));
  }

  private SignIn signIn() {
    return module.signIns().signIn("admin", PASSWORD, HERE);
  }

  private Secret half() {
    SignIn half = signIn();
    assertEquals(State.CODE_NEEDED, half.state());
    return half.cookie().orElseThrow();
  }

  private SignIn finish(Secret half, String code) {
    return module.signIns().finish(half.reveal(), code, HERE);
  }

  private AdminAccess access(SignIn signIn) {
    return module.sessions().find(signIn.cookie().orElseThrow().reveal()).orElseThrow();
  }
}
