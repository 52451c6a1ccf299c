package org.wxapplogin.service.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestSettings;
import org.wxapplogin.WatchedDataSource;
import org.wxapplogin.WatchedDataSource.Point;
import org.wxapplogin.app.App;

/** A node sleeps in the middle of its clean-up for longer than its lease lasts. */
class SleptLeaseTest {
  private static final String TAKE = "INSERT INTO jobs";

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final WatchedDataSource watched = new WatchedDataSource(TEST_DB.dataSource());
  private final App sleeper = app(watched.dataSource());
  private final App other = app(TEST_DB.dataSource());

  @AfterEach
  void stop() {
    sleeper.close();
    other.close();
  }

  @Test
  void itDeletesNothingMoreOnceTheJobIsAnothers() {
    watched.once(TAKE, Point.AFTER, taken -> watched.once(TAKE, Point.BEFORE, kept -> sleep()));

    sleeper.account().cleanUp().run();

    assertEquals(1, TestRows.count(TEST_DB, "revocations"), "not the sleeper's to delete");
  }

  private void sleep() {
    clock.advance(Duration.ofHours(1));
    assertTrue(other.account().cleanUp().run(), "the lease is over");
    TestRows.execute(TEST_DB, "INSERT INTO revocations (at, kind, subject) VALUES (0, 'U', '1')");
  }

  private App app(DataSource dataSource) {
    return new App(
        TestSettings.with(URI.create("http://127.0.0.1:9")), dataSource, clock, new SecureRandom());
  }
}
