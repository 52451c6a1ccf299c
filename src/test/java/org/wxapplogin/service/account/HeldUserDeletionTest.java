package org.wxapplogin.service.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestUsers;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.dao.Db;
import org.wxapplogin.service.person.Persons;

/** The deletion of users who have cancelled, while somebody holds the row of one of them. */
class HeldUserDeletionTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  @AutoClose private final BasicDataSource pool = new BasicDataSource();

  @Test
  void oneWhoIsHeldDoesNotKeepTheOthers() throws SQLException {
    TestUsers.insertMany(TEST_DB, 2);
    pool.setUrl(TEST_DB.url());
    pool.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    pool.setConnectionInitSqls(List.of("SET SESSION innodb_lock_wait_timeout = 1"));
    Db db = new Db(pool);
    Instant at = Instant.parse("2026-01-01T00:00:00Z");
    db.run(tx -> List.of(1L, 2L).forEach(id -> tx.users().setCancelled(id, at)));

    try (Connection holder = TEST_DB.dataSource().getConnection();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.executeQuery("SELECT id FROM users WHERE id = 1 FOR UPDATE").close();
      UserDeletion deletion =
          new UserDeletion(Duration.ZERO, new Persons(new Tokens(new SecureRandom())));
      new DueUsers(db, deletion, tx -> true, new TestClock(at.plusSeconds(1))).delete();
      holder.rollback();
    }

    assertTrue(db.read(tx -> tx.users().findById(1)).isPresent());
    assertEquals(Optional.empty(), db.read(tx -> tx.users().findById(2)));
  }
}
