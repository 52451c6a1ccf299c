package org.wxapplogin.web.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.users.BulkResult;
import org.wxapplogin.web.admin.AdminClient;

/** Two admins change the level of one user at the same moment. */
class LevelRaceTest extends UserPageFixture {
  private static final Actor OWNER =
      new Actor(
          new Admin(1, "admin", AdminRole.OWNER, Instant.EPOCH), ClientAddress.of("192.0.2.1"));

  @BeforeEach
  void anOrdinaryUser() {
    user = 1;
    TestUsers.insertMany(TEST_DB, 1);
    client = new AdminClient(SITE.server()).signedIn();
  }

  @Test
  void theUndoOfTheLaterRestoresTheLevelOfTheEarlier() {
    String page = afterAnotherMadeThemVip(() -> pageAfter("level", "level", "2"));

    assertTrue(page.contains("name=\"level\" value=\"1\""), page);
    assertEquals(List.of("SET_LEVEL VIP to SENIOR_VIP admin 127.0.0.1"), audit());
  }

  @Test
  void theUndoOfManyRestoresTheLevelOfTheEarlier() {
    Map<Long, UserLevel> wanted = Map.of(user, UserLevel.SENIOR_VIP);

    BulkResult result =
        afterAnotherMadeThemVip(() -> SITE.server().app().users().bulk().setLevels(OWNER, wanted));

    assertEquals(Map.of(user, UserLevel.VIP), result.changed());
  }

  /** What {@code act} gave, which came to the user's row while another transaction had it. */
  private <T> T afterAnotherMadeThemVip(Supplier<T> act) {
    return new Db(TEST_DB.dataSource())
        .inTx(
            tx -> {
              tx.users().lockOne(user);
              CompletableFuture<T> acted = CompletableFuture.supplyAsync(act);
              awaitWaiting(acted);
              tx.users().setLevel(user, UserLevel.VIP);
              return acted;
            })
        .join();
  }

  private static void awaitWaiting(CompletableFuture<?> acted) {
    while (!acted.isDone()
        && TestRows.texts(
                TEST_DB,
                "SHOW GLOBAL STATUS"
                    + " WHERE Variable_name = 'Innodb_row_lock_current_waits' AND Value > 0")
            .isEmpty()) {
      Thread.onSpinWait();
    }
  }
}
