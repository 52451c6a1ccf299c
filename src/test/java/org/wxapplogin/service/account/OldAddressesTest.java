package org.wxapplogin.service.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestSite;
import org.wxapplogin.TestUsers;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.TimeRange;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.RowReads;
import org.wxapplogin.service.account.OldAddresses.State;
import org.wxapplogin.service.admin.Actor;

/** How long the addresses of users and of the audit are kept. */
class OldAddressesTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration KEPT = Duration.ofDays(90);
  private static final Duration MILLI = Duration.ofMillis(1);
  private static final Actor OPERATOR =
      new Actor(
          new Admin(1, "ling", AdminRole.OPERATOR, Instant.EPOCH), ClientAddress.of("192.0.2.1"));

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final TestClock clock = new TestClock(START);
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);

  private final List<OldAddresses> both =
      site.node("retention.user-addresses", "90d", "retention.audit-addresses", "90d")
          .app()
          .account()
          .addresses();

  private final OldAddresses users = both.get(0);
  private final OldAddresses audit = both.get(1);

  @BeforeEach
  void clear() {
    TestRows.execute(TEST_DB, "UPDATE jobs SET done_up_to = 0");
    TestRows.execute(TEST_DB, "DELETE FROM users");
    TestRows.execute(TEST_DB, "DELETE FROM audit_events");
  }

  @Test
  void theAddressOfALoginIsForgottenWhenItIsOldToTheMillisecondAndNothingElseIs() {
    TestUsers.insert(TEST_DB, user(1, START), user(2, START.plus(MILLI)));
    TestRows.execute(TEST_DB, "UPDATE users SET status = 1, level = 2 WHERE id = 1");

    clock.advance(KEPT);
    assertTrue(users.run());
    assertEquals(List.of("1 203.0.113.1", "2 203.0.113.2"), addresses());
    assertEquals(0, users.state(OPERATOR).left());

    clock.advance(MILLI);
    assertEquals(1, users.state(OPERATOR).left());
    assertTrue(users.run());
    assertEquals(List.of("1 ", "2 203.0.113.2"), addresses());
    State state = users.state(OPERATOR);
    assertEquals(0, state.left());
    assertEquals(1, state.last().orElseThrow().count());
    assertEquals(clock.instant(), state.last().orElseThrow().lastEnd());
    assertEquals(
        List.of(Long.toString(START.toEpochMilli())),
        TestRows.texts(TEST_DB, "SELECT last_login_at FROM users WHERE id = 1"));
  }

  @Test
  void veryManyGoInStepsAndAreNotLookedAtAgain() throws SQLException {
    TestUsers.insert(
        TEST_DB,
        IntStream.rangeClosed(1, 2_000)
            .mapToObj(id -> user(id, START.plusMillis(id / 3)))
            .toList());
    TestRows.execute(TEST_DB, "UPDATE users SET level = id % 3, status = id % 2");
    TestUsers.insert(TEST_DB, user(5_000, START.plus(KEPT)));
    clock.advance(KEPT.plusSeconds(60));
    assertEquals(2_000, users.state(OPERATOR).left());

    users.run();

    assertEquals(2_000, users.state(OPERATOR).last().orElseThrow().count());
    assertEquals(1, TestRows.count(TEST_DB, "users WHERE last_login_ip <> ''"));
    users.run();
    assertEquals(0, users.state(OPERATOR).last().orElseThrow().count());
    try (RowReads reads = new RowReads(TEST_DB)) {
      Db db = new Db(reads.dataSource());
      TimeRange time =
          new TimeRange(Optional.of(START.plusSeconds(1)), Optional.of(START.plus(KEPT)));
      long read =
          reads.ofTables(
              () ->
                  db.run(
                      tx -> {
                        tx.userAddresses().findNth(time, OldAddresses.STEP);
                        tx.userAddresses().forget(time);
                        tx.userAddresses().count(time, 100);
                      }));
      assertTrue(read <= 60, read + " of 2,001 rows were read to find none");
    }
  }

  @Test
  void theAuditForgetsTheAddressAndKeepsTheRow() throws SQLException {
    for (int i = 0; i < 700; i++) {
      act(START.plusMillis(i / 2));
    }
    act(START.plus(KEPT));
    clock.advance(KEPT.plusSeconds(60));
    assertEquals(700, audit.state(OPERATOR).left());

    assertTrue(audit.run());

    assertEquals(700, TestRows.count(TEST_DB, "audit_events WHERE ip = '' AND detail = 'kept'"));
    assertEquals(1, TestRows.count(TEST_DB, "audit_events WHERE ip = '192.0.2.9'"));
    assertEquals(0, audit.state(OPERATOR).left());
    try (RowReads reads = new RowReads(TEST_DB)) {
      Db db = new Db(reads.dataSource());
      TimeRange time =
          new TimeRange(Optional.of(START.plusSeconds(1)), Optional.of(START.plus(KEPT)));
      long read =
          reads.ofTables(
              () ->
                  db.run(
                      tx -> {
                        tx.auditEvents().findNth(time, OldAddresses.STEP);
                        tx.auditEvents().forgetAddresses(time);
                        tx.auditEvents().count(time, 100);
                      }));
      assertTrue(read < 10, read + " of 701 rows were read to find none");
    }
  }

  @Test
  void byDefaultTheAuditForgetsNothing() {
    act(START);
    clock.advance(Duration.ofDays(3_000));
    OldAddresses off = site.node().app().account().addresses().get(1);

    assertFalse(off.run());

    assertEquals(1, TestRows.count(TEST_DB, "audit_events WHERE ip = '192.0.2.9'"));
    assertEquals(0, off.state(OPERATOR).left());
  }

  private static User user(long id, Instant lastLogin) {
    return TestUsers.user(id, "user " + id, START, lastLogin);
  }

  private static void act(Instant at) {
    TestRows.execute(
        TEST_DB,
        "INSERT INTO audit_events (at, admin_id, admin_name, act, target_kind, target_id, detail,"
            + " ip) VALUES ("
            + at.toEpochMilli()
            + ", 1, 'ling', 'ADD_NOTE', 'USER', 1, 'kept', '192.0.2.9')");
  }

  private static List<String> addresses() {
    return TestRows.texts(TEST_DB, "SELECT CONCAT(id, ' ', last_login_ip) FROM users ORDER BY id");
  }
}
