package org.wxapplogin.service.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.AtOnce;
import org.wxapplogin.LosingDataSource;
import org.wxapplogin.LosingDataSource.Loss;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSettings;
import org.wxapplogin.domain.NumberedEvent;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/**
 * Connections break at many commits, some of which happened and some not, while two nodes log users
 * in and a reader follows: it hears of each committed login once, and of no other.
 */
class LostCommitEventsTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final int USERS = 20;
  private static final int PHONES = 6;
  private static final int LOGINS = 25;

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final AtomicInteger commits = new AtomicInteger();
  @AutoClose private final FakeWechat wechat = FakeWechat.start(0, clock);
  @AutoClose private final TestServer one = node();
  @AutoClose private final TestServer two = node();

  @Test
  void eachCommittedLoginIsToldOnceAndNoOther() {
    List<NumberedEvent> read = new ArrayList<>();
    try (AtOnce phones = new AtOnce(PHONES + 1)) {
      phones.each(phone -> phone == PHONES ? follow(read) : logIn(phone));
    }
    follow(read);

    assertEquals(
        LongStream.rangeClosed(1, read.size()).boxed().toList(),
        read.stream().map(NumberedEvent::seq).toList());
    assertTrue(commits.get() > 50, "commits were broken");
    assertEquals(
        TestRows.texts(TEST_DB, "SELECT id FROM users ORDER BY id"),
        users(read, "user.created").stream().sorted().map(Object::toString).toList());
    assertEquals(
        TestRows.texts(
            TEST_DB,
            "SELECT user_id FROM login_events WHERE outcome IN ('NEW_USER', 'SUCCESS')"
                + " ORDER BY user_id"),
        users(read, "user.signed_in").stream().sorted().map(Object::toString).toList());
    assertBeginsWithItsCreation(read);
  }

  private static void assertBeginsWithItsCreation(List<NumberedEvent> read) {
    for (long user : users(read, "user.created")) {
      assertEquals(
          "user.created",
          read.stream()
              .filter(event -> event.event().userId() == user)
              .findFirst()
              .map(event -> event.event().type().word())
              .orElseThrow());
    }
  }

  private int logIn(int phone) {
    ApiClient api = new ApiClient(phone % 2 == 0 ? one : two);
    for (int i = 0; i < LOGINS; i++) {
      String openid = "oUser%023d".formatted((phone + i) % USERS);
      api.login(wechat.login(openid).code()); // the answer may be that the database is away
    }
    return phone;
  }

  /** Reads on from where it was, as often as the phones log in. */
  private int follow(List<NumberedEvent> read) {
    EventLog log = one.app().events().log();
    for (int i = 0; i < 10 * LOGINS; i++) {
      try {
        read.addAll(log.after(read.isEmpty() ? 0 : read.get(read.size() - 1).seq(), 1_000));
      } catch (RuntimeException e) {
        // its commit broke, too: whoever reads next finds whether it happened
      }
    }
    return PHONES;
  }

  private static List<Long> users(List<NumberedEvent> events, String type) {
    return events.stream()
        .map(NumberedEvent::event)
        .filter(event -> event.type().word().equals(type))
        .map(event -> event.userId())
        .toList();
  }

  private TestServer node() {
    return TestServer.start(
        TestSettings.with(wechat.uri(), "events.signed-in", "true", "session.max-devices", "1000"),
        breaking(),
        clock,
        () -> 0);
  }

  private DataSource breaking() {
    return LosingDataSource.of(
        TEST_DB.dataSource(),
        this::nextLoss,
        () -> new SQLException("the connection broke", "08S01", 0));
  }

  /** Of five commits, one is lost before it happens and one after. */
  private Loss nextLoss() {
    return switch (commits.getAndIncrement() % 5) {
      case 2 -> Loss.BEFORE;
      case 4 -> Loss.AFTER;
      default -> Loss.NONE;
    };
  }
}
