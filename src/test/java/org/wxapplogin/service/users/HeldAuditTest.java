package org.wxapplogin.service.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppScope;
import org.wxapplogin.domain.AuditQuery;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.service.RowReads;
import org.wxapplogin.service.admin.Actor;

/** What the audit reads for an admin who is held to one app. */
class HeldAuditTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final int USERS = 1_000;

  /** Each row of a page by the index and by itself, and its user; and some slack. */
  private static final long MOST_READS = 3 * 51 + 20;

  private static final AuditQuery ALL =
      new AuditQuery(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** MariaDB would read all users of the app first, if the statement let it. */
  @Test
  void aPageReadsNoUsersButThoseOfItsRows() throws Exception {
    TestUsers.insertMany(TEST_DB, USERS);
    TestRows.execute(
        TEST_DB,
        ("INSERT INTO audit_events (at, admin_id, admin_name, act, target_kind, target_id, detail,"
                + " ip) WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i <"
                + " 100) SELECT a.i * 100 + b.i, 1, 'admin', 'SET_LEVEL', 'USER',"
                + " 1 + (a.i * 100 + b.i) %% %d, '', '' FROM n AS a JOIN n AS b")
            .formatted(USERS));
    String app = TestRows.texts(TEST_DB, "SELECT MAX(appid) FROM users").get(0);
    Actor held =
        new Actor(
            new Admin(2, "held", AdminRole.OPERATOR, Instant.EPOCH, AppScope.of(List.of(app))),
            ClientAddress.of("192.0.2.1"));
    try (RowReads counted = new RowReads(TEST_DB)) {
      EventQueries reads = new EventQueries(new Db(counted.dataSource()));

      assertEquals(50, reads.audit(held, ALL, Optional.empty()).rows().size());
      long count = counted.ofTables(() -> reads.audit(held, ALL, Optional.empty()));
      assertTrue(count <= MOST_READS, "rows read: " + count);
    }
  }
}
