package org.wxapplogin.service.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.userlist.UserCountDao;
import org.wxapplogin.dao.userlist.UserCountDao.Stretch;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserCount;
import org.wxapplogin.domain.UserSort;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.service.RowReads;

/** The users are counted in steps along indexes, the dear counts rarely. */
class UserCounterTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final int STEP = 7;

  private final TestClock clock = new TestClock(Instant.parse("2025-03-01T15:59:00Z"));
  private final AtomicLong nanos = new AtomicLong();
  private long cost;

  @Test
  void countsWhatThereIsHoweverManySteps() {
    Instant now = clock.instant();
    List<User> users = new ArrayList<>();
    for (int i = 0; i < 40; i++) { // 21 of them, three whole steps, in the last 24 hours
      Instant last = now.minus(Duration.ofHours(i < 21 ? 1 : 24 * (i - 19) + 1));
      users.add(TestUsers.user(i + 1, "u", now.minus(Duration.ofDays(100)), last));
    }
    users.add(TestUsers.user(50, "today", Instant.parse("2025-02-28T16:00:00Z"), now));
    users.add(TestUsers.user(51, "yesterday", Instant.parse("2025-02-28T15:59:59.999Z"), now));
    TestUsers.insert(TEST_DB, users);
    TestRows.execute(
        TEST_DB, "UPDATE users SET appid = '" + FakeWechat.SECOND_APPID + "' WHERE id <= 10");

    run();

    assertEquals(
        List.of(
            "ACTIVE_1_DAY " + FakeWechat.APPID + " 13",
            "ACTIVE_1_DAY " + FakeWechat.SECOND_APPID + " 10",
            "ACTIVE_30_DAYS " + FakeWechat.APPID + " 32",
            "ACTIVE_30_DAYS " + FakeWechat.SECOND_APPID + " 10",
            "ACTIVE_7_DAYS " + FakeWechat.APPID + " 18",
            "ACTIVE_7_DAYS " + FakeWechat.SECOND_APPID + " 10",
            "ALL " + FakeWechat.APPID + " 32",
            "ALL " + FakeWechat.SECOND_APPID + " 10",
            "NEW_TODAY " + FakeWechat.APPID + " 1",
            "NEW_TODAY " + FakeWechat.SECOND_APPID + " 0"),
        counts());
  }

  @Test
  void whatCostsSecondsIsCountedAgainOnlyAfterMinutes() {
    cost = Duration.ofSeconds(1).toNanos(); // between two looks at the clock
    run();
    TestUsers.insert(TEST_DB, TestUsers.user(1, "u", clock.instant(), clock.instant()));

    clock.advance(Duration.ofSeconds(99));
    run();
    assertEquals(0, all());

    clock.advance(Duration.ofSeconds(1));
    run();
    assertEquals(1, all());
  }

  @Test
  void theFirstCountOfADayIsNotPutOff() {
    cost = Duration.ofSeconds(1).toNanos();
    TestUsers.insert(TEST_DB, TestUsers.user(1, "u", clock.instant(), clock.instant()));
    run();
    assertTrue(counts().contains("NEW_TODAY " + FakeWechat.APPID + " 1"));

    clock.advance(Duration.ofSeconds(60)); // midnight in Shanghai
    run();

    assertTrue(counts().contains("NEW_TODAY " + FakeWechat.APPID + " 0"));
  }

  @Test
  void anAppWithoutUsersAnyMoreIsForgotten() {
    TestUsers.insertMany(TEST_DB, 3);
    run();
    TestRows.execute(TEST_DB, "UPDATE users SET appid = 'wx2'");
    clock.advance(Duration.ofHours(1));
    run();

    assertEquals(
        List.of("ALL wx2 3"), counts().stream().filter(row -> row.startsWith("ALL")).toList());
  }

  @Test
  void whoIsActiveIsFoundByTheIndex() throws Exception {
    TestUsers.insertMany(TEST_DB, 5_000); // long ago
    clock.advance(Duration.ofDays(400));
    try (RowReads counted = new RowReads(TEST_DB)) {
      long reads =
          counted.of(
              () -> {
                Db db = new Db(counted.dataSource());
                UserCountDao.Place from =
                    new UserCountDao.Place(clock.instant().minus(Duration.ofDays(30)), -1);
                for (UserSort.Key key : UserSort.Key.values()) {
                  for (Stretch stretch : UserCountDao.ofApp(FakeWechat.APPID, key)) {
                    db.read(tx -> tx.userCounts().after(stretch, from, STEP));
                    db.read(tx -> tx.userCounts().countAfter(stretch, from));
                  }
                }
                db.read(tx -> tx.userCounts().openidAfter(FakeWechat.APPID, "", STEP));
              });

      assertTrue(reads < 100, "read " + reads);
    }
  }

  private void run() {
    new UserCounter(
            new Db(TEST_DB.dataSource()), SHANGHAI, clock, () -> nanos.addAndGet(cost), STEP)
        .run(tx -> true);
  }

  private static long all() {
    return new Db(TEST_DB.dataSource())
        .read(tx -> tx.userCounts().list()).stream()
            .filter(count -> count.kind() == UserCount.Kind.ALL)
            .collect(Collectors.summingLong(UserCount::users));
  }

  private static List<String> counts() {
    return TestRows.texts(
        TEST_DB, "SELECT CONCAT_WS(' ', name, appid, users) FROM user_counts ORDER BY name, appid");
  }
}
