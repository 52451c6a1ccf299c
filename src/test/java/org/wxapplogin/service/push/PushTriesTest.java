package org.wxapplogin.service.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestSite;
import org.wxapplogin.TestUsers;
import org.wxapplogin.app.App;

/** Events that fail for ever: a trigger refuses what is to be done for user 1. */
class PushTriesTest {
  private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final TestClock clock = new TestClock(START);
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final App app = site.node().app();

  @BeforeEach
  void whatIsDoneForUserOneFails() {
    TestUsers.insert(TEST_DB, TestUsers.user(1, "安娜"), TestUsers.user(2, "Bo"));
    TestRows.execute(
        TEST_DB,
        """
        CREATE TRIGGER refusing BEFORE INSERT ON user_changes FOR EACH ROW
        BEGIN
          IF NEW.user_id = 1 THEN
            SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'refused';
          END IF;
        END
        """);
  }

  @AfterEach
  void dropTheTrigger() {
    TestRows.execute(TEST_DB, "DROP TRIGGER IF EXISTS refusing");
  }

  @Test
  void aHundredThatFailDoNotKeepOutAYoungerOne() {
    for (int i = 0; i < 150; i++) {
      receive("bad" + i, 1, "REVOKED");
    }
    app.push().tries().tend();
    clock.advance(Duration.ofMinutes(1));
    receive("good", 2, "REVOKED");

    tend(2, Duration.ofMinutes(1));
    assertEquals(List.of("1"), texts("SELECT COUNT(*) FROM push_events WHERE handled_at > 0"));
    assertEquals(List.of("2"), texts("SELECT user_id FROM user_changes"));
  }

  @Test
  void aKindThatFailsDoesNotKeepOutAnotherKind() {
    for (int i = 0; i < 300; i++) {
      receive("bad" + i, 1, "REVOKED");
    }
    receive("good", 2, "PROFILE_CLEANED");

    app.push().tries().tend();
    assertEquals(List.of("安娜", ""), texts("SELECT nickname FROM users ORDER BY id"));
  }

  @Test
  void whatFailsIsTriedLaterAndLater() {
    receive("bad", 1, "REVOKED");
    tend(24 * 60, Duration.ofMinutes(1));

    int tries = Integer.parseInt(texts("SELECT tries FROM push_events").get(0));
    assertTrue(tries >= 20 && tries <= 35, tries + " tries in a day");
  }

  @Test
  void whatFailsForADayWaitsForAnOwner() {
    receive("bad", 1, "REVOKED");
    tend(26, Duration.ofHours(1));
    String tries = texts("SELECT tries FROM push_events").get(0);
    assertEquals(List.of("1"), texts("SELECT user_id FROM push_events WHERE failure <> ''"));

    tend(26, Duration.ofHours(1));
    assertEquals(List.of(tries), texts("SELECT tries FROM push_events"), "nobody tries any more");
  }

  @Test
  void whatIsMendedIsHandledAtTheNextTry() {
    receive("bad", 1, "REVOKED");
    tend(5, Duration.ofMinutes(1));
    dropTheTrigger();
    tend(60, Duration.ofMinutes(1));

    assertEquals(List.of("1"), texts("SELECT user_id FROM user_changes"));
    assertEquals(
        List.of("1"),
        texts("SELECT COUNT(*) FROM push_events WHERE handled_at > 0 AND failure IS NULL"));
  }

  private void tend(int times, Duration every) {
    for (int i = 0; i < times; i++) {
      clock.advance(every);
      app.push().tries().tend();
    }
  }

  private void receive(String message, int user, String kind) {
    TestRows.execute(
        TEST_DB,
        "INSERT INTO push_events (digest, appid, kind, openid, about, received_at)"
            + " SELECT UNHEX(SHA2('%s', 256)), appid, '%s', openid, '6', %d FROM users WHERE id = %d"
                .formatted(message, kind, clock.millis(), user));
  }

  private static List<String> texts(String sql) {
    return TestRows.texts(TEST_DB, sql);
  }
}
