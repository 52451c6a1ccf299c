package org.wxapplogin.service.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestSite;
import org.wxapplogin.TestUsers;
import org.wxapplogin.WatchedDataSource;
import org.wxapplogin.WatchedDataSource.Point;
import org.wxapplogin.app.App;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.AppScope;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.metrics.Metrics;
import org.wxapplogin.service.job.SharedJob;
import org.wxapplogin.service.job.UserBackfill;

/** The job that writes the hashes of last digits of numbers that were bound before. */
class PhoneEndFillTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final int USERS = 1_000;
  private static final int NUMBERS = USERS / 2;

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final App app = site.node(() -> 0).app();
  private final Db db = new Db(TEST_DB.dataSource());

  /** Every second user has a number; all of them were bound by an older version. */
  @BeforeEach
  void fill() {
    TestUsers.insertMany(TEST_DB, USERS);
    db.run(
        tx -> {
          for (long id = 2; id <= USERS; id += 2) {
            tx.phones().set(id, phones().stored(id, number(id)), true);
          }
        });
    TestRows.execute(TEST_DB, "UPDATE users SET phone_end = NULL");
  }

  @Test
  void allNumbersAreGoneThroughThoughTheFirstNodeDiesInTheMiddle() {
    WatchedDataSource watched = new WatchedDataSource(TEST_DB.dataSource());
    watched.once(
        "UPDATE users SET phone_end",
        Point.AFTER,
        connection -> {
          throw new SQLException("the node dies");
        });
    assertFalse(job("one", new Db(watched.dataSource())).run());

    clock.advance(UserBackfill.LEASE.plusMillis(1));
    PhoneEndFill job = job("two", db);
    assertTrue(job.run());

    assertEquals(NUMBERS, TestRows.count(TEST_DB, "users WHERE phone_end IS NOT NULL"));
    assertEquals(1, found("0500"));
    assertFalse(job.run(), "it is done");
    assertFalse(job("three", db).run(), "for good");
  }

  @Test
  void aNumberThatDoesNotOpenIsLeftOut() {
    TestRows.execute(TEST_DB, "UPDATE users SET phone_sealed = X'FFFF' WHERE id = 500");

    assertTrue(job("one", db).run());

    assertEquals(NUMBERS - 1, TestRows.count(TEST_DB, "users WHERE phone_end IS NOT NULL"));
    assertEquals(0, found("0500"));
  }

  private long found(String lastFour) {
    return db.read(tx -> tx.phones().countEnds(phones().ends(lastFour), AppScope.ALL, 10));
  }

  private Phones phones() {
    return app.account().phones();
  }

  private static Phone number(long id) {
    return new Phone("86", Long.toString(13_800_000_000L + id));
  }

  private PhoneEndFill job(String node, Db with) {
    Metrics metrics = new Metrics(clock, System::nanoTime);
    return new PhoneEndFill(
        with, new SharedJob(with, PhoneEndFill.JOB, node, clock, metrics), phones(), clock);
  }
}
