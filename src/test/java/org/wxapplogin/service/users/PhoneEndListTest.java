package org.wxapplogin.service.users;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.UserFilter;
import org.wxapplogin.domain.UserQuery;
import org.wxapplogin.domain.UserSearch;
import org.wxapplogin.domain.UserSort;
import org.wxapplogin.service.Explained;
import org.wxapplogin.service.Explained.Step;
import org.wxapplogin.service.users.UserListing.Extent;

/** A search for the last four digits reads along its index, however many users there are. */
class PhoneEndListTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final int USERS = 5_000;
  private static final byte[] END = "8 bytes.".getBytes(US_ASCII);

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final Explained explained = new Explained(TEST_DB.dataSource());
  private final UserListService list =
      new UserListService(new Db(explained.dataSource()), Set::of, clock);

  @BeforeEach
  void fill() {
    TestUsers.insertMany(TEST_DB, USERS);
    TestRows.execute(
        TEST_DB,
        "UPDATE users SET phone_hash = UNHEX(SHA2(id, 256)), phone_end = LEFT(phone_hash, 8)");
  }

  @Test
  void theFewAreReadAlongTheIndex() {
    TestRows.execute(TEST_DB, "UPDATE users SET phone_end = '8 bytes.' WHERE id % 1000 = 0");

    UserListing found = search();

    assertEquals(5, found.page().rows().size());
    assertEquals(Extent.WHOLE, found.extent());
    assertReadsAlongTheIndex();
  }

  @Test
  void ofManyTheLatestAreShownAndNoMoreThanAThousandRead() {
    TestRows.execute(
        TEST_DB, "UPDATE users SET phone_end = '8 bytes.', last_login_at = id WHERE id <= 500");

    UserListing found = search();

    assertEquals(Extent.LATEST_ONLY, found.extent());
    assertEquals(500, found.count().number());
    assertEquals(UserListPlan.MOST_ENDS, found.page().rows().size());
    assertEquals(500, found.page().rows().get(0).id());
    assertTrue(found.page().next().isEmpty());
    assertReadsAlongTheIndex();
  }

  private UserListing search() {
    UserSearch search = UserSearch.ofPhoneEnd(List.of(END));
    UserFilter filter = UserFilter.NONE.withSearch(Optional.of(search));
    list.apps();
    explained.take();
    return list.page(new UserQuery(filter, UserSort.NEWEST, 20), Optional.empty());
  }

  private void assertReadsAlongTheIndex() {
    List<Step> steps = explained.take();
    List<Step> users = steps.stream().filter(Step::readsUsers).toList();
    assertFalse(users.isEmpty());
    for (Step step : users) {
      boolean byEnd = step.key().equals("users_phone_end") && step.extra().contains("Using index");
      boolean byId = step.key().equals("PRIMARY");
      assertTrue(byEnd || byId, step.toString());
      assertTrue(List.of("ref", "eq_ref").contains(step.type()), step.toString());
    }
  }
}
