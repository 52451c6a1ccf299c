package org.wxapplogin.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSite;
import org.wxapplogin.TestUsers;

/** One row that can never be written or deleted does not stop the jobs for all others. */
class BadRowTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final TestClock clock = new TestClock(Instant.parse("2026-11-21T08:00:00Z"));
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final TestServer server = site.node();

  @AfterEach
  void dropTheTrigger() {
    TestRows.execute(TEST_DB, "DROP TRIGGER IF EXISTS refusing");
  }

  @Test
  void aUserWhoCannotBeDeletedKeepsOutNobody() {
    TestUsers.insertMany(TEST_DB, 100);
    TestRows.execute(TEST_DB, "UPDATE users SET status = 2, cancelled_at = id");
    refuse("DELETE ON users", "OLD.id IN (1, 70)");

    assertFalse(server.app().account().cleanUp().run(), "the job is noted as failed");
    assertEquals(List.of("1", "70"), texts("SELECT id FROM users ORDER BY id"));

    dropTheTrigger();
    server.app().account().cleanUp().run();
    assertEquals(0, TestRows.count(TEST_DB, "users"));
  }

  @Test
  void aTableThatCannotBeCleanedKeepsOutNoOther() {
    new ApiClient(server).login(site.wechat().login().code());
    TestUsers.insert(TEST_DB, TestUsers.user(1_000, "安娜"));
    TestRows.execute(TEST_DB, "UPDATE users SET status = 2, cancelled_at = 1 WHERE id = 1000");
    refuse("DELETE ON sessions", "TRUE");
    clock.advance(Duration.ofDays(400));

    assertFalse(server.app().account().cleanUp().run());
    assertEquals(0, TestRows.count(TEST_DB, "login_events"));
    assertEquals(List.of("0"), texts("SELECT COUNT(*) FROM users WHERE id = 1000"));
  }

  @Test
  void aUseThatCannotBeWrittenKeepsOutNoOther() {
    ApiClient api = new ApiClient(server);
    List<String> tokens =
        IntStream.range(0, 3)
            .mapToObj(i -> api.login(site.wechat().login().code()).token())
            .toList();
    refuse("UPDATE ON sessions", "OLD.user_id = (SELECT MIN(id) FROM users)");
    clock.advance(Duration.ofHours(1));
    tokens.forEach(api::check);

    server.app().sessions().lastSeen().flush();
    assertEquals(
        List.of("2"), texts("SELECT COUNT(*) FROM sessions WHERE seen_at = " + clock.millis()));
  }

  @Test
  void figuresOfUsersThatFailDoNotStopThoseOfLogins() {
    new ApiClient(server).login(site.wechat().login().code());
    refuse("INSERT ON user_counts", "TRUE");

    for (int i = 0; i < 3; i++) {
      assertFalse(server.app().figures().figures().run(), "the job is noted as failed");
      clock.advance(Duration.ofHours(2));
    }
    assertEquals(List.of("1"), texts("SELECT COUNT(*) > 0 FROM login_counts"));
  }

  private static void refuse(String what, String when) {
    TestRows.execute(
        TEST_DB,
        """
        CREATE TRIGGER refusing BEFORE %s FOR EACH ROW
        BEGIN
          IF %s THEN
            SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'refused';
          END IF;
        END
        """
            .formatted(what, when));
  }

  private static List<String> texts(String sql) {
    return TestRows.texts(TEST_DB, sql);
  }
}
