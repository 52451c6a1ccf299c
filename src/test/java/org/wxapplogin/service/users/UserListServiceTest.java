package org.wxapplogin.service.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.ListPage;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserFilter;
import org.wxapplogin.domain.UserQuery;
import org.wxapplogin.domain.UserSearch;
import org.wxapplogin.domain.UserSort;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** The list of users on the real tables. */
class UserListServiceTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private UserListService list;

  @BeforeEach
  void start() {
    list = service(new Db(TEST_DB.dataSource()));
  }

  @ParameterizedTest
  @EnumSource(UserSort.class)
  void everyPageForwardThenBackwardMeetsEveryUserOnce(UserSort sort) {
    List<User> users = usersWithTies(107);
    TestUsers.insert(TEST_DB, users);
    Comparator<User> order = Comparator.<User, Instant>comparing(sort::of);
    order = order.thenComparing(User::id);
    List<Long> expected =
        users.stream().sorted(sort.descending() ? order.reversed() : order).map(User::id).toList();

    List<ListPage<User>> forward = new ArrayList<>();
    Optional<ListCursor> place = Optional.empty();
    do {
      forward.add(page(query("", sort), place));
      place = forward.get(forward.size() - 1).next();
    } while (place.isPresent());
    List<ListPage<User>> backward = new ArrayList<>();
    place = forward.get(forward.size() - 1).previous();
    while (place.isPresent()) {
      backward.add(0, page(query("", sort), place));
      place = backward.get(0).previous();
    }

    assertEquals(expected, ids(forward));
    assertEquals(6, forward.size());
    assertEquals(expected.subList(0, 100), ids(backward));
    assertTrue(forward.get(0).previous().isEmpty());
  }

  @Test
  void aLinkToAPlaceStaysGoodWhenUsersComeAndGo() {
    TestUsers.insertMany(TEST_DB, 60);
    UserQuery query = query("", UserSort.NEWEST);
    ListCursor second = page(query, Optional.empty()).next().orElseThrow();
    List<Long> before = ids(List.of(page(query, Optional.of(second))));

    TestUsers.insert(TEST_DB, TestUsers.user(1_000, "new"));
    TestRows.execute(TEST_DB, "DELETE FROM users WHERE id = 41"); // the row the link names

    assertEquals(before, ids(List.of(page(query, Optional.of(second)))));
    assertEquals(Optional.of(second), ListCursor.parse(second.text()));
  }

  @Test
  void readingBackPastTheBeginningIsTheFirstPage() {
    TestUsers.insertMany(TEST_DB, 30);
    UserQuery query = query("", UserSort.OLDEST);

    ListPage<User> page = page(query, ListCursor.parse("b" + at(6) + ".6"));

    assertEquals(IntStream.rangeClosed(1, 20).mapToObj(Long::valueOf).toList(), ids(List.of(page)));
    assertTrue(page.previous().isEmpty());
    assertTrue(page.next().isPresent());
  }

  @Test
  void findsById() {
    TestUsers.insertMany(TEST_DB, 30);

    assertEquals(List.of(7L), found("7"));
    assertEquals(List.of(), found("70"));
    assertEquals(List.of(), found("999999999999999999"));
    assertEquals(List.of(), found("99999999999999999999999999999999"));
  }

  @Test
  void findsByTheStartOfAnOpenidWithItsCase() {
    TestUsers.insertMany(TEST_DB, 30);

    assertEquals(List.of(7L), found("oTest-00000000000000000000007"));
    assertEquals(
        List.of(29L, 28L, 27L, 26L, 25L, 24L, 23L, 22L, 21L, 20L),
        found("oTest-0000000000000000000002"));
    assertEquals(List.of(), found("otest-00000000000000000000007"));
  }

  @Test
  void findsByTheStartOfANicknameWithoutItsCase() {
    TestUsers.insert(
        TEST_DB,
        TestUsers.user(1, "Alice"),
        TestUsers.user(2, "ALICIA"),
        TestUsers.user(3, "Malice"),
        TestUsers.user(4, "李雷"),
        TestUsers.user(5, "李雷雷"),
        TestUsers.user(6, "😀 smile"));

    assertEquals(List.of(2L, 1L), found("ali"));
    assertEquals(List.of(5L, 4L), found("李雷"));
    assertEquals(List.of(6L), found("😀"));
  }

  @Test
  void takesWildcardsAsTheyAre() {
    TestUsers.insert(
        TEST_DB,
        TestUsers.user(1, "100% sure"),
        TestUsers.user(2, "100 sure"),
        TestUsers.user(3, "a_b"),
        TestUsers.user(4, "axb"),
        TestUsers.user(5, "back\\slash"),
        TestUsers.user(6, "'; DROP TABLE users; --"));

    assertEquals(List.of(1L), found("100%"));
    assertEquals(List.of(3L), found("a_"));
    assertEquals(List.of(), found("%"));
    assertEquals(List.of(5L), found("back\\"));
    assertEquals(List.of(6L), found("';"));
  }

  @Test
  void whoMatchesInTwoWaysIsShownOnce() {
    TestUsers.insert(TEST_DB, TestUsers.user(1, "oTest-1"), TestUsers.user(2, "oTest-2"));

    assertEquals(List.of(2L, 1L), found("oTest-"));
  }

  private ListPage<User> page(UserQuery query, Optional<ListCursor> from) {
    UserListing listing = list.page(query, from);
    assertEquals(UserListing.Extent.WHOLE, listing.extent());
    return listing.page();
  }

  private static UserListService service(Db db) {
    return new UserListService(db, () -> List.of(FakeWechat.APPID), new TestClock(TestUsers.START));
  }

  private static UserQuery query(String text, UserSort sort) {
    Optional<UserSearch> search =
        Optional.of(new UserSearch(UserSearch.By.ANY, text)).filter(UserSearch::isSound);
    return new UserQuery(UserFilter.NONE.withSearch(search), sort, 20);
  }

  private List<Long> found(String text) {
    return ids(List.of(page(query(text, UserSort.NEWEST), Optional.empty())));
  }

  /** Seven in a row share each instant. */
  private static List<User> usersWithTies(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            id ->
                TestUsers.user(
                    id,
                    "user " + id,
                    TestUsers.START.plusSeconds(id / 7),
                    TestUsers.START.plusSeconds(1_000_000 - id * 13L % 29)))
        .toList();
  }

  private static long at(long id) {
    return TestUsers.user(id, "").registeredAt().toEpochMilli();
  }

  private static List<Long> ids(List<ListPage<User>> pages) {
    return pages.stream().flatMap(page -> page.rows().stream()).map(User::id).toList();
  }
}
