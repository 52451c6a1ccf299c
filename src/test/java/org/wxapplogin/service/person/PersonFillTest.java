package org.wxapplogin.service.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.WatchedDataSource;
import org.wxapplogin.WatchedDataSource.Point;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.User;
import org.wxapplogin.metrics.Metrics;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.service.job.SharedJob;
import org.wxapplogin.service.job.UserBackfill;

/** The job that gives persons to users who had a unionid before there were persons. */
class PersonFillTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final int USERS = 10_000;
  private static final int WITH_UNIONID = USERS / 2;

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));

  @AutoClose private final BasicDataSource pool = new BasicDataSource();
  @AutoClose private final PersonSite site = new PersonSite(TEST_DB, clock);

  /** Every second user has a unionid, always two of them the same. */
  @BeforeEach
  void fill() {
    TestUsers.insertMany(TEST_DB, USERS);
    TestRows.execute(TEST_DB, "UPDATE users SET unionid = CONCAT('u-', id DIV 4) WHERE id % 2 = 0");
  }

  @Test
  void tenThousandUsersAreGoneThroughThoughTheFirstNodeDiesInTheMiddle() {
    WatchedDataSource watched = new WatchedDataSource(TEST_DB.dataSource());
    dieInBatch(watched, 4);
    assertFalse(job("one", new Db(watched.dataSource())).run());
    assertEquals(3L * UserBackfill.SIZE / 2, withPerson(), "in the middle");
    List<String> first = persons();

    clock.advance(UserBackfill.LEASE.plusMillis(1));
    PersonFill job = job("two", site.db());
    assertTrue(job.run());

    assertEquals(WITH_UNIONID, withPerson());
    assertTrue(persons().containsAll(first), "who had a person has the same");
    assertOnePersonForEachUnionid();
    assertFalse(job.run(), "it is done");
  }

  @Test
  void onceItIsDoneNoNodeGoesThroughThemAgain() {
    assertTrue(job("one", site.db()).run());
    clock.advance(UserBackfill.LEASE.plusMillis(1));

    AtomicBoolean walked = new AtomicBoolean();
    WatchedDataSource watched = new WatchedDataSource(TEST_DB.dataSource());
    watched.once("person_id IS NULL", Point.BEFORE, connection -> walked.set(true));
    assertFalse(job("two", new Db(watched.dataSource())).run());
    assertFalse(walked.get());
  }

  @Test
  void whomAnOldNodeAddsAfterwardsGetsTheirPersonAtTheNextLogin() {
    assertTrue(job("one", site.db()).run());
    TestRows.execute(TEST_DB, "UPDATE users SET unionid = 'u-1' WHERE id = 1");

    User user = site.login(FakeWechat.APPID, TestUsers.user(1, "").identity().openid());

    assertTrue(user.person().isPresent());
    assertEquals(site.user(4).person(), user.person(), "whose unionid is the same");
  }

  private static void dieInBatch(WatchedDataSource watched, int batch) {
    watched.once(
        "UPDATE users SET person_id",
        Point.BEFORE,
        connection -> {
          if (batch == 1) {
            throw new SQLException("the node dies");
          }
          dieInBatch(watched, batch - 1);
        });
  }

  @Test
  void whoLogsInMeanwhileIsTheSamePerson() {
    String openid = TestUsers.user(2, "").identity().openid();
    User before = site.login(FakeWechat.APPID, openid);
    assertTrue(before.person().isPresent());
    User late = site.login(FakeWechat.SECOND_APPID, "oLateLateLateLateLateLateLat", "u-2400");

    assertTrue(job("one", site.db()).run());

    assertEquals(before.person(), site.user(2).person());
    assertEquals(late.person(), site.user(9_600).person());
    assertOnePersonForEachUnionid();
  }

  @Test
  void whoIsLockedMeanwhileIsWaitedForAtTheEnd() throws SQLException {
    pool.setUrl(TEST_DB.url());
    pool.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    pool.setConnectionInitSqls(List.of("SET SESSION innodb_lock_wait_timeout = 1"));
    PersonFill job = job("one", new Db(pool));
    try (Connection holder = TEST_DB.dataSource().getConnection();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.executeQuery("SELECT id FROM users WHERE id = 2 FOR UPDATE").close();
      assertFalse(job.run(), "one of them stayed locked");
      holder.rollback();
    }
    assertEquals(WITH_UNIONID - 1, withPerson());

    assertTrue(job.run());
    assertEquals(WITH_UNIONID, withPerson());
  }

  private PersonFill job(String node, Db db) {
    Metrics metrics = new Metrics(clock, System::nanoTime);
    SharedJob shared = new SharedJob(db, PersonFill.JOB, node, clock, metrics);
    return new PersonFill(db, shared, site.app().persons().persons(), clock);
  }

  private static long withPerson() {
    return TestRows.count(TEST_DB, "users WHERE person_id IS NOT NULL");
  }

  private static List<String> persons() {
    return TestRows.texts(
        TEST_DB,
        "SELECT CONCAT(id, ' ', HEX(person_id)) FROM users WHERE person_id IS NOT NULL ORDER BY id");
  }

  private static void assertOnePersonForEachUnionid() {
    assertEquals(
        TestRows.count(TEST_DB, "users WHERE unionid IS NOT NULL"),
        TestRows.count(TEST_DB, "users JOIN persons USING (unionid) WHERE person_id = persons.id"));
    assertEquals(
        TestRows.texts(TEST_DB, "SELECT COUNT(DISTINCT unionid) FROM users"),
        TestRows.texts(TEST_DB, "SELECT COUNT(DISTINCT person_id) FROM users"));
  }
}
