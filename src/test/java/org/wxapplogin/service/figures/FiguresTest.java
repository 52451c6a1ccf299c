package org.wxapplogin.service.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestSettings;
import org.wxapplogin.app.App;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.service.RowReads;
import org.wxapplogin.service.admin.Actor;

/** The login events are counted each exactly once, whatever happens meanwhile. */
class FiguresTest {
  private static final Actor OWNER =
      new Actor(
          new Admin(1, "admin", AdminRole.OWNER, Instant.EPOCH), ClientAddress.of("192.0.2.1"));

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final int MANY = 2 * LoginCounter.BATCH + 5_000;

  private final TestClock clock = new TestClock(Instant.parse("2025-03-01T08:00:00Z"));
  private App one;

  @BeforeEach
  void start() {
    one = node(TEST_DB.dataSource());
  }

  @AfterEach
  void stop() {
    one.close();
  }

  @Test
  void hoursAndDaysBeginInTheZoneOfTheAdminPages() {
    event("2025-02-27T15:59:59.999Z", "a", "SUCCESS"); // the 27th in Shanghai, its last millisecond
    event("2025-02-27T16:00:00Z", "a", "SUCCESS"); // the 28th
    event("2025-02-27T16:59:59Z", "a", "NEW_USER");
    event("2025-02-27T16:59:59Z", "b", "NEW_USER");
    count(one);

    assertEquals(
        List.of(
            "D 2025-02-26T16:00:00Z a SUCCESS 1",
            "D 2025-02-27T16:00:00Z a NEW_USER 1",
            "D 2025-02-27T16:00:00Z a SUCCESS 1",
            "D 2025-02-27T16:00:00Z b NEW_USER 1",
            "H 2025-02-27T15:00:00Z a SUCCESS 1",
            "H 2025-02-27T16:00:00Z a NEW_USER 1",
            "H 2025-02-27T16:00:00Z a SUCCESS 1",
            "H 2025-02-27T16:00:00Z b NEW_USER 1"),
        counts());
  }

  @Test
  void whereHoursBeginAtHalfPastTheyAreCountedSo() {
    event("2025-02-27T18:29:59Z", "a", "SUCCESS"); // 23:59:59 in Kolkata
    event("2025-02-27T18:30:00Z", "a", "SUCCESS"); // midnight
    LoginCounter counter = counter(ZoneId.of("Asia/Kolkata"));
    counter.run(tx -> true);
    clock.advance(LoginCounter.LEAST_LAG);
    counter.run(tx -> true);

    assertEquals(
        List.of(
            "D 2025-02-26T18:30:00Z a SUCCESS 1",
            "D 2025-02-27T18:30:00Z a SUCCESS 1",
            "H 2025-02-27T17:30:00Z a SUCCESS 1",
            "H 2025-02-27T18:30:00Z a SUCCESS 1"),
        counts());
  }

  @Test
  void anIdThatIsCommittedLateIsCountedToo() {
    insert(10, "2025-03-01T07:59:59Z");
    one.figures().figures().run(); // sees the 10, counts nothing yet
    assertEquals(0, sum("D"));
    insert(5, "2025-03-01T07:59:58Z");
    clock.advance(LoginCounter.LEAST_LAG.minusMillis(1));
    one.figures().figures().run();
    assertEquals(0, sum("D"));

    clock.advance(Duration.ofMillis(1));
    insert(11, "2025-03-01T08:00:19Z");
    one.figures().figures().run();
    assertEquals(2, sum("D"), "5 and 10; the 11 may have one before it that is not there yet");
    clock.advance(LoginCounter.LEAST_LAG);
    one.figures().figures().run();
    assertEquals(3, sum("D"));
    count(one);
    assertEquals(3, sum("D"), "and not again");
  }

  @Test
  void whereStatementsMayTakeLongerItWaitsLonger() {
    insert(10, "2025-03-01T07:59:59Z");
    LoginCounter patient =
        new LoginCounter(
            new Db(TEST_DB.dataSource()), ZoneId.of("Asia/Shanghai"), Duration.ofMinutes(1), clock);
    patient.run(tx -> true);

    clock.advance(Duration.ofSeconds(119));
    assertEquals(0, patient.run(tx -> true));
    clock.advance(Duration.ofSeconds(1));
    assertEquals(1, patient.run(tx -> true));
  }

  /** The first commit that counts is the third or so; before it are the lease and the users. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aNodeThatDiesAtAnyCommitLosesAndDoublesNothing(boolean committed) {
    insertMany(MANY);
    one.figures().figures().run();
    clock.advance(LoginCounter.LEAST_LAG);
    for (int commit = 1; commit <= 12; commit++) {
      clock.advance(Figures.LEASE); // of the one before
      try (App dying = node(dyingAt(commit, committed))) {
        dying.figures().figures().run();
      }
      assertEquals(sum("H"), sum("D"));
    }
    clock.advance(Figures.LEASE);
    count(one);

    assertEquals(MANY, sum("D"));
    assertEquals(MANY, sum("H"));
  }

  @Test
  void aFailedRunIsToldAndTheNextOneIsGoodAgain() {
    TestRows.execute(TEST_DB, "RENAME TABLE login_events TO login_events_away");
    try {
      assertFalse(one.figures().figures().run());
    } finally {
      TestRows.execute(TEST_DB, "RENAME TABLE login_events_away TO login_events");
    }
    assertTrue(one.figures().dashboard().read(OWNER, 7).jobs().get(0).hasFailed());
    clock.advance(Duration.ofSeconds(1));

    assertTrue(one.figures().figures().run());
    assertFalse(one.figures().dashboard().read(OWNER, 7).jobs().get(0).hasFailed());
  }

  @Test
  void oneOfTwoNodesCountsAndTheOtherTakesOver() {
    event("2025-02-27T16:00:00Z", "a", "SUCCESS");
    try (App two = node(TEST_DB.dataSource())) {
      assertTrue(one.figures().figures().run());
      clock.advance(LoginCounter.LEAST_LAG);
      assertFalse(two.figures().figures().run(), "not its turn");
      assertEquals(0, sum("D"));

      clock.advance(Figures.LEASE);
      assertTrue(two.figures().figures().run());
      assertFalse(one.figures().figures().run());
      assertEquals(1, sum("D"));
    }
  }

  @Test
  void twoThatCountAtOnceCountOnce() {
    insertMany(MANY);
    LoginCounter first = counter(ZoneId.of("Asia/Shanghai"));
    first.run(tx -> true);
    clock.advance(LoginCounter.LEAST_LAG);

    CompletableFuture<Long> other =
        CompletableFuture.supplyAsync(() -> counter(ZoneId.of("Asia/Shanghai")).run(tx -> true));
    long counted = first.run(tx -> true) + other.join();

    assertEquals(MANY, counted);
    assertEquals(MANY, sum("D"));
  }

  @Test
  void whatTheCleanUpDeletesStaysCounted() {
    event("2024-01-01T00:00:00Z", "a", "SUCCESS");
    event("2025-03-01T00:00:00Z", "a", "SUCCESS");
    count(one);

    assertTrue(one.account().cleanUp().run());
    count(one);

    assertEquals(1, TestRows.count(TEST_DB, "login_events"));
    assertEquals(2, sum("D"));
    assertEquals(1, sum("H"), "hours are kept for a month only");
  }

  @Test
  void theDashboardReadsNeitherUsersNorEvents() {
    insertMany(1_000);
    count(one);
    TestRows.execute(TEST_DB, "RENAME TABLE users TO users_away");
    TestRows.execute(TEST_DB, "RENAME TABLE login_events TO login_events_away");
    try {
      assertEquals(1, one.figures().dashboard().read(OWNER, 90).days().size());
    } finally {
      TestRows.execute(TEST_DB, "RENAME TABLE users_away TO users");
      TestRows.execute(TEST_DB, "RENAME TABLE login_events_away TO login_events");
    }
  }

  @Test
  void theDashboardReadsOnlyTheDaysItShows() throws Exception {
    TestRows.execute(
        TEST_DB,
        "INSERT INTO login_counts SELECT span, "
            + clock.instant().toEpochMilli()
            + " - n * 3600000, 'a', 'SUCCESS', 1 FROM "
            + numbers(5_000)
            + " CROSS JOIN (SELECT 'H' AS span UNION ALL SELECT 'D') AS spans");
    try (RowReads counted = new RowReads(TEST_DB);
        App node = node(counted.dataSource())) {
      long reads = counted.of(() -> node.figures().dashboard().read(OWNER, 7));

      assertTrue(reads < 48 + 7 * 24 + 30, "read " + reads);
    }
  }

  private App node(DataSource dataSource) {
    return new App(
        TestSettings.with(URI.create("http://127.0.0.1:9")), dataSource, clock, new SecureRandom());
  }

  private LoginCounter counter(ZoneId zone) {
    return new LoginCounter(new Db(TEST_DB.dataSource()), zone, Duration.ofSeconds(10), clock);
  }

  /** Lets the newest event grow old enough, and counts. */
  private void count(App node) {
    node.figures().figures().run();
    clock.advance(LoginCounter.LEAST_LAG);
    node.figures().figures().run();
  }

  private static void event(String at, String appid, String outcome) {
    TestRows.execute(
        TEST_DB,
        "INSERT INTO login_events (at, appid, outcome, ip, device) VALUES (%d, '%s', '%s', '', '')"
            .formatted(Instant.parse(at).toEpochMilli(), appid, outcome));
  }

  private static void insert(long id, String at) {
    TestRows.execute(
        TEST_DB,
        "INSERT INTO login_events (id, at, appid, outcome, ip, device) VALUES (%d, %d, 'a', 'SUCCESS', '', '')"
            .formatted(id, Instant.parse(at).toEpochMilli()));
  }

  private void insertMany(int count) {
    TestRows.execute(
        TEST_DB,
        "INSERT INTO login_events (at, appid, outcome, ip, device) SELECT "
            + clock.instant().toEpochMilli()
            + " - n, 'a', 'SUCCESS', '', '' FROM "
            + numbers(count));
  }

  /** A table of the numbers below {@code count}, which is at most 100,000. */
  private static String numbers(int count) {
    String digits =
        "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4"
            + " UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8"
            + " UNION ALL SELECT 9)";
    return "(SELECT a.d + 10 * b.d + 100 * c.d + 1000 * d.d + 10000 * e.d AS n FROM %1$s AS a, %1$s AS b, %1$s AS c, %1$s AS d, %1$s AS e HAVING n < %2$d) AS numbers"
        .formatted(digits, count);
  }

  private static long sum(String span) {
    return Long.parseLong(
        TestRows.texts(
                TEST_DB, "SELECT COALESCE(SUM(events), 0) FROM login_counts WHERE span = ?", span)
            .get(0));
  }

  private static List<String> counts() {
    return TestRows.texts(
            TEST_DB,
            "SELECT CONCAT_WS(' ', span, at, appid, outcome, events) FROM login_counts"
                + " ORDER BY span, at, appid, outcome")
        .stream()
        .map(
            row -> {
              String[] parts = row.split(" ", 3);
              return parts[0]
                  + " "
                  + Instant.ofEpochMilli(Long.parseLong(parts[1]))
                  + " "
                  + parts[2];
            })
        .toList();
  }

  /**
   * Connections that are cut off at one commit.
   *
   * @param committed whether the database has done it by then
   */
  private static DataSource dyingAt(int commit, boolean committed) {
    AtomicInteger commits = new AtomicInteger();
    return proxy(
        DataSource.class,
        TEST_DB.dataSource(),
        (name, call) -> {
          Object result = call.run();
          return result instanceof Connection connection
              ? proxy(
                  Connection.class,
                  connection,
                  (method, inner) -> {
                    if (!method.equals("commit") || commits.incrementAndGet() < commit) {
                      return inner.run();
                    }
                    if (committed && commits.get() == commit) {
                      inner.run();
                    }
                    throw new SQLException("cut off", "08S01");
                  })
              : result;
        });
  }

  private interface Call {
    Object run() throws Throwable;
  }

  private interface Handler {
    Object handle(String method, Call call) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, T target, Handler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) ->
                handler.handle(
                    method.getName(),
                    () -> {
                      try {
                        return method.invoke(target, args);
                      } catch (InvocationTargetException e) {
                        throw e.getCause();
                      }
                    })));
  }
}
