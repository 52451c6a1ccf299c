package org.wxapplogin.service.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.wxapplogin.app.AdminModule;
import org.wxapplogin.app.App;
import org.wxapplogin.crypto.Totp;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.admin.OneTimeSecrets.About;
import org.wxapplogin.service.admin.SignIn.State;

/** Who came in, who went, and who was not let in: from where, and by which step. */
class SignInAuditTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final Secret PASSWORD = Secret.of(TestSettings.ADMIN_PASSWORD);
  private static final String TYPED_AS_NAME = "my secret password";

  private final TestClock clock = new TestClock(Instant.parse("2025-03-01T08:00:00Z"));
  private App app;
  private AdminModule admins;

  @BeforeEach
  void start() {
    TestAdmins.insertFirst(TEST_DB);
    app =
        new App(
            TestSettings.with(URI.create("http://127.0.0.1:9")),
            TEST_DB.dataSource(),
            clock,
            new SecureRandom());
    admins = app.admins();
  }

  @AfterEach
  void stop() {
    app.close();
  }

  @Test
  void signingInAndOutIsOnRecord() {
    AdminAccess access = access(signIn("admin", PASSWORD));

    admins.sessions().signOut(access, from(9));

    assertEquals(
        List.of("admin SIGN_IN PASSWORD 203.0.113.1", "admin SIGN_OUT 203.0.113.9"), audit());
    admins.sessions().signOut(access, from(9));
    assertEquals(2, audit().size(), "nobody goes twice");
  }

  @Test
  void theStepThatLetThemInIsNamed() {
    AdminAccess access = access(signIn("admin", PASSWORD));
    admins.totp().begin(access);
    byte[] secret = Totp.fromBase32(admins.totp().waiting(access).orElseThrow());
    assertTrue(admins.totp().confirm(access, code(secret), from(1)));
    String recovery =
        admins
            .secrets()
            .take(access, About.RECOVERY_CODES, access.admin().id())
            .orElseThrow()
            .reveal()
            .lines()
            .findFirst()
            .orElseThrow();
    TestRows.execute(TEST_DB, "DELETE FROM audit_events");
    clock.advance(Duration.ofMinutes(1));

    SignIn half = signIn("admin", PASSWORD);
    assertEquals(State.CODE_NEEDED, half.state());
    assertEquals(List.of(), audit(), "half is not in");
    finish(half, "000000");
    assertEquals(State.DONE, finish(half, code(secret)).state());
    assertEquals(State.DONE, finish(signIn("admin", PASSWORD), recovery).state());

    assertEquals(
        List.of(
            "admin SIGN_IN_REFUSED CODE 203.0.113.1",
            "admin SIGN_IN CODE 203.0.113.1",
            "admin USE_RECOVERY_CODE 203.0.113.1",
            "admin SIGN_IN RECOVERY_CODE 203.0.113.1"),
        audit());
  }

  @Test
  void whoeverIsRefusedIsOnRecordButNotWhatTheyTyped() {
    AdminAccess access = access(signIn("admin", PASSWORD));
    TestRows.execute(TEST_DB, "DELETE FROM audit_events");

    signIn("admin", Secret.of("wrong"));
    signIn(TYPED_AS_NAME, PASSWORD);
    assertFalse(admins.confirmation().prove(access, Secret.of("wrong"), from(1)));
    admins
        .own()
        .changePassword(access, Secret.of("wrong"), Secret.of("four words in a row"), from(1));
    TestRows.execute(TEST_DB, "UPDATE admins SET disabled_at = 1");
    signIn("admin", PASSWORD);

    assertEquals(
        List.of(
            "admin SIGN_IN_REFUSED PASSWORD 203.0.113.1",
            " SIGN_IN_REFUSED PASSWORD 203.0.113.1",
            "admin SIGN_IN_REFUSED CONFIRMATION 203.0.113.1",
            "admin SIGN_IN_REFUSED CONFIRMATION 203.0.113.1",
            "admin SIGN_IN_REFUSED PASSWORD 203.0.113.1"),
        audit());
    assertEquals(
        List.of("0"),
        TestRows.texts(
            TEST_DB,
            "SELECT COUNT(*) FROM audit_events WHERE CONCAT_WS(' ', admin_name, detail) LIKE '%secret%'"));
  }

  @Test
  void aFloodOfRefusalsIsNoFloodOfRows() {
    for (int i = 0; i < 20; i++) {
      signIn("admin", Secret.of("wrong"));
    }
    assertEquals(5, audit().size(), "from one address: four, and the one that locks it out");

    TestRows.execute(TEST_DB, "UPDATE admin_failures SET failures = 99 WHERE source = '*'");
    for (int i = 2; i < 22; i++) {
      admins.signIns().signIn("admin", Secret.of("wrong"), from(i));
    }
    assertEquals(6, audit().size(), "from all addresses together: a hundred");
  }

  private List<String> audit() {
    return TestRows.texts(
        TEST_DB,
        "SELECT CONCAT(admin_name, ' ', act, COALESCE(CONCAT(' ', new_value), ''), ' ', ip)"
            + " FROM audit_events ORDER BY id");
  }

  private SignIn signIn(String name, Secret password) {
    return admins.signIns().signIn(name, password, from(1));
  }

  private SignIn finish(SignIn half, String code) {
    return admins.signIns().finish(half.cookie().orElseThrow().reveal(), code, from(1));
  }

  private String code(byte[] secret) {
    clock.advance(Duration.ofSeconds(30));
    return Totp.code(secret, Totp.step(clock.instant()));
  }

  private AdminAccess access(SignIn signedIn) {
    return admins.sessions().find(signedIn.cookie().orElseThrow().reveal()).orElseThrow();
  }

  private static Origin from(int host) {
    return new Origin(ClientAddress.of("203.0.113." + host), "a browser", "");
  }
}
