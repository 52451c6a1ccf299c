package org.wxapplogin.service.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.Revocation;
import org.wxapplogin.service.session.RecentRevocations.Read;

class RecentRevocationsTest {
  private static final Instant LONG_AGO = Instant.EPOCH;

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final Db db = new Db(TEST_DB.dataSource());
  private final RecentRevocations recent = new RecentRevocations();

  @Test
  void eachIsToldOnce() {
    revoke("a");
    assertEquals(List.of("a"), poll(LONG_AGO));
    assertEquals(List.of(), poll(LONG_AGO));
    revoke("b");
    assertFalse(read(LONG_AGO).all(), "what is known is not read again");
    assertEquals(List.of("b"), poll(LONG_AGO));
    assertEquals(List.of(), poll(LONG_AGO));
  }

  @Test
  void manyThatWereWrittenAtOnceAreFewRows() {
    List<String> families = IntStream.range(0, 130).mapToObj(i -> "%032x".formatted(i)).toList();
    db.run(tx -> tx.revocations().appendFamilies(families));
    Read read = read(LONG_AGO);
    assertEquals(3, read.rows().size());
    assertEquals(families, recent.accept(read).stream().map(Revocation::subject).toList());
    db.run(tx -> tx.revocations().appendFamilies(List.of()));
    assertEquals(List.of(), poll(LONG_AGO));
  }

  /** As it happens all the time while many log in. */
  @Test
  void oneThatIsCommittedShortlyAfterAGreaterIdIsToldWithoutReadingAll() throws SQLException {
    insert(1, 1_000, "first");
    assertEquals(List.of("first"), poll(LONG_AGO));
    commitLate(1_400);
    assertFalse(read(LONG_AGO).all());
    assertEquals(List.of("slow"), poll(LONG_AGO));
    assertEquals(List.of(), poll(LONG_AGO));
  }

  @Test
  void oneThatIsCommittedLongAfterAGreaterIdIsTold() throws SQLException {
    insert(1, 1_000, "first");
    assertEquals(List.of("first"), poll(LONG_AGO));
    commitLate(9_000);
    assertTrue(read(LONG_AGO).all());
    assertEquals(List.of("slow"), poll(LONG_AGO));
    assertEquals(List.of(), poll(LONG_AGO));
  }

  /** One of the time 1,000 that was polled for before its commit, with one of another time. */
  private void commitLate(long ofTheOther) throws SQLException {
    try (Connection slow = TEST_DB.dataSource().getConnection();
        Statement statement = slow.createStatement()) {
      slow.setAutoCommit(false);
      statement.execute(sqlOf(2, 1_000, "slow"));
      insert(3, ofTheOther, "quick");
      assertEquals(List.of("quick"), poll(LONG_AGO));
      slow.commit();
      slow.setAutoCommit(true);
    }
  }

  private static void insert(long id, long at, String family) {
    TestRows.execute(TEST_DB, sqlOf(id, at, family));
  }

  private static String sqlOf(long id, long at, String family) {
    return "INSERT INTO revocations (id, at, kind, subject) VALUES (%d, %d, 'F', '%s')"
        .formatted(id, at, family);
  }

  @Test
  void thoseThatAreTooOldAreForgottenWithoutReadingAnew() {
    revoke("old");
    assertEquals(List.of("old"), poll(LONG_AGO));
    Instant later = Instant.parse("2999-01-01T00:00:00Z");
    assertFalse(read(later).all());
    assertEquals(List.of(), poll(later));
    revoke("new");
    assertEquals(List.of("new"), poll(later));
  }

  @Test
  void aTableThatBeganAnewIsRead() throws SQLException {
    revoke("a");
    revoke("b");
    assertEquals(List.of("a", "b"), poll(LONG_AGO));
    try (Connection connection = TEST_DB.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE TABLE revocations");
    }
    assertEquals(List.of(), poll(LONG_AGO));
    revoke("c");
    assertEquals(List.of("c"), poll(LONG_AGO));
  }

  private void revoke(String family) {
    db.run(tx -> tx.revocations().append(Revocation.ofFamily(family)));
  }

  private List<String> poll(Instant from) {
    return recent.accept(read(from)).stream().map(Revocation::subject).toList();
  }

  private Read read(Instant from) {
    return db.read(tx -> recent.read(tx.revocations(), from));
  }
}
