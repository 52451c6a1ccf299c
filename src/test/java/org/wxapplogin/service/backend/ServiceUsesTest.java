package org.wxapplogin.service.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.ServiceUseKind;
import org.wxapplogin.sandbox.database.EmbeddedDatabase;
import org.wxapplogin.service.admin.AuditLog;

/** What services do is counted by day on all nodes together, and phone numbers are in the audit. */
class ServiceUsesTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final String USES =
      "SELECT CONCAT_WS('|', service, day, kind, uses, last_at) FROM service_use"
          + " ORDER BY service, day, kind";
  private static final String AUDIT =
      "SELECT CONCAT_WS('|', actor_kind, admin_name, act, detail, new_value) FROM audit_events"
          + " ORDER BY id";

  /** Half an hour before midnight in Shanghai. */
  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T15:30:00Z"));

  private final ServiceUses one = node();
  private final ServiceUses other = node();

  private ServiceUses node() {
    Db db = new Db(TEST_DB.dataSource());
    return new ServiceUses(db, new AuditLog(clock), ZoneId.of("Asia/Shanghai"), clock);
  }

  @Test
  void nodesAddUpAndEachDayIsItsOwn() {
    one.add("orders", ServiceUseKind.REQUEST, 1);
    one.add("orders", ServiceUseKind.REQUEST, 2);
    other.add("orders", ServiceUseKind.REQUEST, 4);
    other.add("orders", ServiceUseKind.PHONE, 0);
    one.flush();
    clock.advance(Duration.ofMinutes(30));
    one.add("orders", ServiceUseKind.REQUEST, 8);
    other.flush();
    one.flush();
    one.flush();

    assertEquals(
        List.of(
            "orders|2026-01-01|REQUEST|7|1767281400000",
            "orders|2026-01-02|REQUEST|8|1767283200000"),
        TestRows.texts(TEST_DB, USES));
  }

  @Test
  void whatCannotBeWrittenWaits() {
    one.add("orders", ServiceUseKind.REQUEST, 1);
    EmbeddedDatabase database = TEST_DB.embedded();
    database.kill();
    try {
      one.flush();
      one.add("orders", ServiceUseKind.REQUEST, 2);
    } finally {
      database.restart();
    }
    one.flush();

    assertEquals(
        List.of("orders|2026-01-01|REQUEST|3|1767281400000"), TestRows.texts(TEST_DB, USES));
  }

  @Test
  void phoneNumbersOfADayAreOneLineOfTheAuditWhenTheDayIsOver() {
    one.add("orders", ServiceUseKind.PHONE, 500);
    other.add("orders", ServiceUseKind.PHONE, 20);
    other.add("crm", ServiceUseKind.PHONE, 1);
    other.add("crm", ServiceUseKind.REQUEST, 9);
    one.flush();
    other.flush();
    one.auditPhones();
    assertEquals(List.of(), TestRows.texts(TEST_DB, AUDIT), "the day is not over");

    clock.advance(Duration.ofMinutes(35));
    one.auditPhones();
    other.auditPhones();
    List<String> lines =
        List.of(
            "SERVICE|crm|READ_PHONES|1|2026-01-01", "SERVICE|orders|READ_PHONES|520|2026-01-01");
    assertEquals(lines, TestRows.texts(TEST_DB, AUDIT), "one line each, whoever writes it");
  }

  @Test
  void whatANodeWritesLateIsInTheAuditToo() {
    one.add("orders", ServiceUseKind.PHONE, 5);
    other.add("orders", ServiceUseKind.PHONE, 2);
    one.flush();
    clock.advance(Duration.ofHours(1));
    one.auditPhones();
    other.flush();
    one.auditPhones();

    assertEquals(
        List.of(
            "SERVICE|orders|READ_PHONES|5|2026-01-01", "SERVICE|orders|READ_PHONES|2|2026-01-01"),
        TestRows.texts(TEST_DB, AUDIT));
  }
}
