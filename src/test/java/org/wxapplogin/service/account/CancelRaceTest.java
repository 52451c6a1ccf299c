package org.wxapplogin.service.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.AccountSite;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.AtOnce;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;

/** Logins through two nodes at the moment their user cancels, and at the moment it is deleted. */
class CancelRaceTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final int PARALLEL = 16;
  private static final String ANNA = "oAnnaAnnaAnnaAnnaAnnaAnnaAnn";

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  @AutoClose private final AtOnce atOnce = new AtOnce(PARALLEL);
  private AccountSite site;

  @BeforeEach
  void start() {
    site = new AccountSite(TEST_DB, clock, "session.max-devices", "1000");
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @RepeatedTest(10)
  void noSessionSurvivesACancellationAtTheSameMoment() {
    String token = site.login(ANNA).token();

    List<Integer> errnos =
        atOnce.each(
            i ->
                i == PARALLEL / 2 || i == PARALLEL / 2 + 1 // pressed twice
                    ? site.cancel(token).errno()
                    : login(i).errno());

    assertEquals(0, TestRows.count(TEST_DB, "sessions"));
    assertTrue(Set.of(0, 501, 722).containsAll(errnos), errnos.toString());
    assertEquals(722, site.login(ANNA).errno());
  }

  @RepeatedTest(10)
  void aLoginAtTheMomentOfDeletionIsRefusedOrANewUser() {
    site.cancel(site.login(ANNA).token());
    long old = site.userId(ANNA);
    clock.advance(Duration.ofDays(15));

    List<Integer> errnos =
        atOnce.each(
            i -> {
              if (i == 0) {
                site.cleanUp();
                return 0;
              }
              return login(i).errno();
            });

    assertTrue(Set.of(0, 722).containsAll(errnos), errnos.toString());
    site.held(old).forEach((table, rows) -> assertEquals(0, rows, table));
    assertEquals(0, site.login(ANNA).errno());
    assertEquals(1, TestRows.count(TEST_DB, "users"));
  }

  private Reply login(int i) {
    ApiClient node = i % 2 == 0 ? site.api : site.other;
    return node.login(site.wechat.login(ANNA).code());
  }
}
