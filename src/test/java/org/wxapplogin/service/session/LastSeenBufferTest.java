package org.wxapplogin.service.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestUsers;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.Session;
import org.wxapplogin.domain.TokenHash;
import org.wxapplogin.metrics.Metrics;

/** What is written of the sessions that were used, while somebody holds the row of one. */
class LastSeenBufferTest {
  private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant USED = BEFORE.plusSeconds(60);

  /** More than are written at once. */
  private static final int LAST = 600;

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  @AutoClose private final BasicDataSource pool = new BasicDataSource();

  @Test
  void aSessionThatIsHeldKeepsOnlyItsBatchAndIsWrittenLater() throws SQLException {
    TestUsers.insertMany(TEST_DB, 1);
    pool.setUrl(TEST_DB.url());
    pool.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    pool.setConnectionInitSqls(List.of("SET SESSION innodb_lock_wait_timeout = 1"));
    Db db = new Db(pool);
    db.run(tx -> tx.sessions().insertAll(List.of(session(0, BEFORE), session(LAST, BEFORE))));
    LastSeenBuffer buffer =
        new LastSeenBuffer(db, new Metrics(Clock.systemUTC(), System::nanoTime).logLines());
    for (int i = 0; i <= LAST; i++) {
      buffer.add(session(i, USED)); // those between have ended meanwhile
    }

    try (Connection holder = TEST_DB.dataSource().getConnection();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      String first = "SELECT user_id FROM sessions ORDER BY token_hash LIMIT 1 FOR UPDATE";
      statement.executeQuery(first).close();
      buffer.flush();
      holder.rollback();
    }
    assertEquals(BEFORE, seenAt(db, 0));
    assertEquals(USED, seenAt(db, LAST));

    buffer.flush();
    assertEquals(USED, seenAt(db, 0));
  }

  private static Instant seenAt(Db db, int number) {
    return db.read(tx -> tx.sessions().find(hash(number))).orElseThrow().seenAt();
  }

  private static Session session(int number, Instant seenAt) {
    return new Session(
        hash(number),
        "00".repeat(16),
        1,
        "wx",
        "openid",
        "phone",
        "192.0.2.1",
        BEFORE,
        seenAt,
        seenAt.plus(Duration.ofDays(1)),
        BEFORE.plus(Duration.ofDays(9)),
        Optional.empty());
  }

  /** Such that they are written in the order of their numbers. */
  private static TokenHash hash(int number) {
    return new TokenHash(ByteBuffer.allocate(TokenHash.BYTES).putInt(number).array());
  }
}
