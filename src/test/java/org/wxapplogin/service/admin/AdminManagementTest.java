package org.wxapplogin.service.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;
import org.wxapplogin.AtOnce;
import org.wxapplogin.TestAdmins;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestSettings;
import org.wxapplogin.app.AdminModule;
import org.wxapplogin.app.App;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.AppScope;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.admin.OneTimeSecrets.About;
import org.wxapplogin.service.admin.SignIn.State;

/** What owners do to other admins, and that one owner always stays. */
class AdminManagementTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final Origin HERE = new Origin(ClientAddress.of("198.51.100.7"), "a browser", "");

  private final TestClock clock = new TestClock(Instant.parse("2025-03-01T08:00:00Z"));
  private App app;
  private AdminModule module;
  private AdminAccess owner;
  private Actor by;

  @BeforeEach
  void start() {
    TestAdmins.insertFirst(TEST_DB);
    app =
        new App(
            TestSettings.with(URI.create("http://127.0.0.1:9")),
            TEST_DB.dataSource(),
            clock,
            new SecureRandom());
    module = app.admins();
    owner = access(signIn("admin", TestSettings.ADMIN_PASSWORD));
    by = new Actor(owner.admin(), ClientAddress.of("198.51.100.7"));
  }

  @AfterEach
  void stop() {
    app.close();
  }

  @Test
  void aNewAdminHasAPasswordThatIsShownOnceAndMustBeChanged() {
    long id =
        module.others().create(by, owner, "bo", AdminRole.OPERATOR, AppScope.ALL).orElseThrow();

    Secret start = module.secrets().take(owner, About.START_PASSWORD, id).orElseThrow();
    assertTrue(module.secrets().take(owner, About.START_PASSWORD, id).isEmpty(), "a second time");
    assertTrue(start.reveal().matches("([0-9a-z]{4}-){3}[0-9a-z]{4}"));
    AdminAccess bo = access(signIn("bo", start.reveal()));
    assertTrue(bo.account().mustChange());
    assertEquals(
        Optional.empty(),
        module.own().changePassword(bo, start, Secret.of("four words in a row"), HERE));
    assertFalse(access(signIn("bo", "four words in a row")).account().mustChange());
    assertEquals(State.REFUSED, signIn("bo", start.reveal()).state());
    assertEquals(
        List.of("admin CREATE_ADMIN bo to OPERATOR", "bo CHANGE_PASSWORD "),
        TestRows.texts(
            TEST_DB,
            "SELECT CONCAT(admin_name, ' ', act, ' ', detail,"
                + " COALESCE(CONCAT(' to ', new_value), '')) FROM audit_events"
                + " WHERE act NOT LIKE 'SIGN_IN%' ORDER BY id"));
  }

  @Test
  void aStartPasswordIsNotShownLaterNorOnAnotherPage() {
    long id = module.others().create(by, owner, "bo", AdminRole.VIEWER, AppScope.ALL).orElseThrow();

    assertTrue(module.secrets().take(owner, About.START_PASSWORD, id + 1).isEmpty());
    clock.advance(Duration.ofMinutes(5));
    assertTrue(module.secrets().take(owner, About.START_PASSWORD, id).isEmpty());
    assertEquals(
        List.of("0"),
        TestRows.texts(
            TEST_DB, "SELECT COUNT(*) FROM admin_sessions WHERE once_sealed IS NOT NULL"));
  }

  @Test
  void aNameIsTakenOnceWhateverItsCase() {
    assertTrue(
        module.others().create(by, owner, "ADMIN", AdminRole.VIEWER, AppScope.ALL).isEmpty());

    assertEquals(1, TestRows.count(TEST_DB, "admins"));
    assertEquals(
        List.of(),
        TestRows.texts(TEST_DB, "SELECT act FROM audit_events WHERE act NOT LIKE 'SIGN_IN%'"));
    for (String name : List.of("", " ", "a\nb", "a\u200Bb", "x".repeat(65))) {
      refused(
          ErrorCode.BAD_VALUE,
          () -> module.others().create(by, owner, name, AdminRole.VIEWER, AppScope.ALL));
    }
  }

  @Test
  void whoIsDisabledIsOutAtOnceAndStaysOut() {
    long id = add("bo", AdminRole.OWNER);
    SignIn session = signIn("bo", TestSettings.ADMIN_PASSWORD);
    access(session);

    assertTrue(module.others().disable(by, id));

    assertTrue(module.sessions().find(session.cookie().orElseThrow().reveal()).isEmpty());
    assertEquals(State.REFUSED, signIn("bo", TestSettings.ADMIN_PASSWORD).state());
    assertFalse(module.others().disable(by, id), "there is nothing to do");
    assertTrue(module.others().enable(by, id));
    assertTrue(module.sessions().find(session.cookie().orElseThrow().reveal()).isEmpty());
    assertEquals(State.DONE, signIn("bo", TestSettings.ADMIN_PASSWORD).state());
  }

  @Test
  void aResetPasswordEndsTheSessionsAndThePauses() {
    long id = add("bo", AdminRole.VIEWER);
    SignIn session = signIn("bo", TestSettings.ADMIN_PASSWORD);
    TestRows.execute(
        TEST_DB,
        "INSERT INTO admin_failures (admin_id, source, failures, locked_until) VALUES (%d, 'a:198.51.100.7', 9, 9999999999999)"
            .formatted(id));

    assertTrue(module.others().resetPassword(by, owner, id));

    assertTrue(module.sessions().find(session.cookie().orElseThrow().reveal()).isEmpty());
    Secret start = module.secrets().take(owner, About.START_PASSWORD, id).orElseThrow();
    assertTrue(access(signIn("bo", start.reveal())).account().mustChange());
  }

  @Test
  void aRoleCountsFromTheNextRequestOn() {
    long id = add("bo", AdminRole.VIEWER);
    SignIn session = signIn("bo", TestSettings.ADMIN_PASSWORD);

    assertEquals(
        Optional.of(AdminRole.VIEWER), module.others().setRole(by, id, AdminRole.OPERATOR));

    assertEquals(AdminRole.OPERATOR, access(session).admin().role());
    assertTrue(module.others().setRole(by, id, AdminRole.OPERATOR).isEmpty());
  }

  @Test
  void nobodyManagesThemself() {
    long me = owner.admin().id();

    refused(ErrorCode.NOT_ALLOWED, () -> module.others().disable(by, me));
    refused(ErrorCode.NOT_ALLOWED, () -> module.others().setRole(by, me, AdminRole.VIEWER));
    refused(ErrorCode.NOT_ALLOWED, () -> module.others().resetPassword(by, owner, me));
    refused(ErrorCode.NOT_ALLOWED, () -> module.others().resetTotp(by, me));
  }

  @Test
  void whoIsNoOwnerAnyMoreIsRefusedThoughTheRequestBeganBefore() {
    long id = add("bo", AdminRole.OWNER);
    TestRows.execute(TEST_DB, "UPDATE admins SET role = 'OPERATOR' WHERE name = 'admin'");

    refused(ErrorCode.NOT_ALLOWED, () -> module.others().disable(by, id));
    refused(
        ErrorCode.NOT_ALLOWED,
        () -> module.others().create(by, owner, "eve", AdminRole.OWNER, AppScope.ALL));

    assertEquals(2, TestRows.count(TEST_DB, "admins"));
  }

  @RepeatedTest(10)
  void ownersWhoActOnEachOtherAtOnceLeaveOne() {
    long id = add("bo", AdminRole.OWNER);
    Actor other =
        new Actor(new Admin(id, "bo", AdminRole.OWNER, Instant.EPOCH), ClientAddress.of("::1"));
    List<Executable> acts =
        List.of(
            () -> module.others().disable(by, id),
            () -> module.others().setRole(other, owner.admin().id(), AdminRole.VIEWER));
    long done;
    try (AtOnce both = new AtOnce(2)) {
      done = both.each(i -> isDone(acts.get(i))).stream().filter(it -> it).count();
    }

    assertEquals(1, done);
    assertEquals(
        List.of("1"),
        TestRows.texts(
            TEST_DB, "SELECT COUNT(*) FROM admins WHERE role = 'OWNER' AND disabled_at IS NULL"));
  }

  @Test
  void theConfigurationLetsBackInOnceForEachWord() {
    TestRows.execute(
        TEST_DB,
        "UPDATE admins SET role = 'VIEWER', disabled_at = 1, password_hash = 'lost', totp_sealed = 'x'");

    rescue("first");
    assertEquals(AdminRole.OWNER, access(signIn("admin", "a new one for us")).admin().role());
    TestRows.execute(TEST_DB, "UPDATE admins SET role = 'VIEWER'");
    rescue("first");
    assertEquals(List.of("VIEWER"), TestRows.texts(TEST_DB, "SELECT role FROM admins"));
    rescue("second");

    assertEquals(List.of("OWNER"), TestRows.texts(TEST_DB, "SELECT role FROM admins"));
    assertEquals(
        List.of("RESCUE_ADMIN", "RESCUE_ADMIN"),
        TestRows.texts(TEST_DB, "SELECT act FROM audit_events WHERE act NOT LIKE 'SIGN_IN%'"));
  }

  private void rescue(String word) {
    new App(
            TestSettings.with(
                URI.create("http://127.0.0.1:9"),
                "admin.password",
                "a new one for us",
                "admin.rescue",
                word),
            TEST_DB.dataSource(),
            clock,
            new SecureRandom())
        .prepare()
        .close();
  }

  /** With the first one's password. */
  private static long add(String name, AdminRole role) {
    TestRows.execute(
        TEST_DB,
        "INSERT INTO admins (name, password_hash, role, created_at) SELECT '%s', password_hash, '%s', 0 FROM admins"
            .formatted(name, role));
    return Long.parseLong(
        TestRows.texts(TEST_DB, "SELECT id FROM admins WHERE name = ?", name).get(0));
  }

  private SignIn signIn(String name, String password) {
    return module.signIns().signIn(name, Secret.of(password), HERE);
  }

  private AdminAccess access(SignIn signIn) {
    return module.sessions().find(signIn.cookie().orElseThrow().reveal()).orElseThrow();
  }

  private static boolean isDone(Executable act) {
    try {
      act.execute();
      return true;
    } catch (AppException e) {
      assertEquals(ErrorCode.NOT_ALLOWED, e.code());
      return false;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static void refused(ErrorCode code, Executable act) {
    assertEquals(code, assertThrows(AppException.class, act).code());
  }
}
