package org.wxapplogin.web.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.web.admin.AdminClient;

/** Acts on a user who cancelled the account after the admin had opened the page. */
class CancelledUserTest extends UserPageFixture {
  private static final String SO_ALREADY = "it was so already";

  @BeforeEach
  void start() {
    client = new AdminClient(SITE.server()).with("Accept-Language", "en").signedIn();
    user = 7;
    TestUsers.insert(TEST_DB, TestUsers.with(TestUsers.user(user, "a"), UserStatus.CANCELLED, ""));
  }

  @Test
  void aBanAndItsEndSayThatTheUserHasCancelled() {
    cancelledAt("9999999999999");

    for (String told : List.of(pageAfter("disable", "reason", "spam"), pageAfter("enable"))) {
      assertTrue(told.contains("Nothing was changed: the user has cancelled the account"), told);
      assertFalse(told.contains(SO_ALREADY), told);
    }
    assertEquals(List.of("2"), TestRows.texts(TEST_DB, "SELECT status FROM users"));
    assertEquals(List.of(), audit());
  }

  @Test
  void aRestorationAfterTheCoolingOffSaysThatItIsTooLate() {
    cancelledAt("0");

    String told = pageAfter("restore");
    assertTrue(told.contains("Nothing was changed: the cooling-off period is over"), told);
    assertFalse(told.contains(SO_ALREADY), told);
  }

  private static void cancelledAt(String millis) {
    TestRows.execute(TEST_DB, "UPDATE users SET cancelled_at = " + millis);
  }
}
