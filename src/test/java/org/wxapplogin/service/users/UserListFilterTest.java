package org.wxapplogin.service.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.ListCount;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserFilter;
import org.wxapplogin.domain.UserQuery;
import org.wxapplogin.domain.UserSearch;
import org.wxapplogin.domain.UserSort;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.service.Explained;
import org.wxapplogin.service.ManyUsers;
import org.wxapplogin.service.RowReads;
import org.wxapplogin.service.users.UserListing.Extent;

/** The list of users under every filter: that it is right, and what it costs. */
class UserListFilterTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final int SIZE = 20;

  /**
   * Each mix of app, status, level and phone reads a page; all land in a table, which is sorted.
   */
  private static final long PAGE_OF_EACH_MIX = 3L * 18 * ManyUsers.APPS.size() * (SIZE + 2);

  /** Sources are counted, put together, read and sorted. */
  private static final long MANY_TIMES_FEW = 15L * UserListPlan.FEW;

  /**
   * A search that too many match is counted so far; those whom the other filters leave are read.
   */
  private static final long TWICE_SOME = 2L * UserListPlan.SOME;

  private static final Optional<ListCursor> FIRST = Optional.empty();

  @Test
  void anyMixOfFiltersForwardAndBackIsWhatAPlainFilterLeaves() {
    List<User> users = ManyUsers.make(400);
    ManyUsers.insert(TEST_DB, users);
    UserListService list = service(new Db(TEST_DB.dataSource()));
    Random random = new Random(1);
    int found = 0;
    for (int i = 0; i < 120; i++) {
      UserSort sort = UserSort.values()[random.nextInt(4)];
      UserQuery query = new UserQuery(ManyUsers.filter(random, 400), sort, SIZE);
      List<Long> expected = expected(users, query);
      found += expected.size();

      UserListing listing = list.page(query, FIRST);
      assertEquals(new ListCount(ListCount.Kind.EXACT, expected.size()), listing.count());
      List<Long> forward = new ArrayList<>(ids(listing));
      while (listing.page().next().isPresent()) {
        listing = list.page(query, listing.page().next());
        forward.addAll(ids(listing));
      }
      List<Long> backward = new ArrayList<>(ids(listing));
      while (listing.page().previous().isPresent()) {
        listing = list.page(query, listing.page().previous());
        backward.addAll(0, ids(listing));
      }

      assertEquals(expected, forward, query.toString());
      assertEquals(expected, backward, query.toString());
    }
    assertTrue(found > 1_000, "the filters leave nobody to compare: " + found);
  }

  @Test
  void everyQueryIsReadAlongItsIndexAndNoMoreThanItShows() throws Exception {
    List<User> users = ManyUsers.make(12_000);
    ManyUsers.insert(TEST_DB, users);
    Explained explained = new Explained(TEST_DB.dataSource());
    UserListService watched = service(new Db(explained.dataSource()));
    try (RowReads reads = new RowReads(TEST_DB)) {
      Db counted = new Db(reads.dataSource());
      for (UserFilter filter : ManyUsers.kinds(12_000)) {
        for (UserSort sort : UserSort.values()) {
          UserQuery query = new UserQuery(filter, sort, SIZE);
          for (Optional<ListCursor> place : places(sort, users)) {
            watched.page(query, place);
            explained.take().forEach(UserListFilterTest::isAlongAnIndex);

            boolean walk =
                filter.search().isEmpty()
                    && filter.doubt().isEmpty()
                    && filter.range(sort.key().other()).isAll();
            long read = reads.of(() -> read(counted, query, place));
            assertTrue(read <= (walk ? PAGE_OF_EACH_MIX : MANY_TIMES_FEW), query + ": " + read);
          }
        }
      }
    }
  }

  @Test
  void whereTooManyMatchItSaysWhatItShows() {
    ManyUsers.insert(TEST_DB, ManyUsers.make(6_000));
    UserListService list = service(new Db(TEST_DB.dataSource()));
    UserFilter text =
        UserFilter.NONE.withSearch(Optional.of(new UserSearch(UserSearch.By.NICKNAME, "an")));

    UserListing some = list.page(new UserQuery(text, UserSort.NEWEST, SIZE), FIRST);
    assertEquals(Extent.FIRST_ONLY, some.extent());
    assertEquals(new ListCount(ListCount.Kind.MORE_THAN, UserListPlan.FEW), some.count());
    assertEquals(SIZE, some.page().rows().size());

    UserFilter range =
        ManyUsers.kinds(6_000).stream()
            .filter(it -> !it.lastLogin().isAll() && it.appid().isEmpty())
            .findFirst()
            .orElseThrow();
    UserListing other = list.page(new UserQuery(range, UserSort.OLDEST, SIZE), FIRST);
    assertEquals(Extent.OTHER_ORDER, other.extent());
    assertEquals(UserSort.LONGEST_AWAY, other.query().sort());
    assertEquals(ListCount.Kind.EXACT, other.count().kind());
    assertTrue(other.count().number() > UserListPlan.FEW);
  }

  @Test
  void aSearchThatVeryManyMatchIsAnsweredWholeWithAFilterThatFewerMatch() throws Exception {
    TestUsers.insertMany(TEST_DB, UserListPlan.SOME + 2_000);
    TestRows.execute(TEST_DB, "UPDATE users SET nickname = 'common', status = id % 8 = 0");
    TestRows.execute(TEST_DB, "UPDATE users SET nickname = 'other' WHERE id % 80 = 0");
    TestRows.execute(TEST_DB, "ANALYZE TABLE users");
    UserSearch search = new UserSearch(UserSearch.By.NICKNAME, "common");
    UserFilter filter =
        new UserFilter(
            Optional.of(search),
            Optional.empty(),
            Optional.of(UserStatus.DISABLED),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            UserFilter.NONE.registered(),
            UserFilter.NONE.lastLogin());
    UserQuery query = new UserQuery(filter, UserSort.LONGEST_AWAY, SIZE);

    UserListing listing = service(new Db(TEST_DB.dataSource())).page(query, FIRST);

    long found = (UserListPlan.SOME + 2_000) / 8 * 9 / 10;
    assertEquals(Extent.WHOLE, listing.extent());
    assertEquals(new ListCount(ListCount.Kind.EXACT, found), listing.count());
    try (RowReads reads = new RowReads(TEST_DB)) {
      long read = reads.ofTables(() -> read(new Db(reads.dataSource()), query, FIRST));
      assertTrue(read <= TWICE_SOME, "" + read);
    }
  }

  @Test
  void countsOnlyAsFarAsItIsWorthIt() {
    TestUsers.insertMany(TEST_DB, UserListPlan.MOST_COUNTED + 5);
    TestRows.execute(TEST_DB, "ANALYZE TABLE users");
    UserListService list = service(new Db(TEST_DB.dataSource()));
    UserFilter one =
        new UserFilter(
            Optional.empty(),
            Optional.of(ManyUsers.APPS.get(0)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            UserFilter.NONE.registered(),
            UserFilter.NONE.lastLogin());

    assertEquals(
        new ListCount(ListCount.Kind.MORE_THAN, UserListPlan.MOST_COUNTED),
        list.page(new UserQuery(one, UserSort.NEWEST, SIZE), FIRST).count());
    ListCount all = list.page(new UserQuery(UserFilter.NONE, UserSort.NEWEST, SIZE), FIRST).count();
    assertTrue(all.kind() != ListCount.Kind.EXACT && all.number() >= UserListPlan.MOST_COUNTED);
  }

  /** The first page, and one in the middle from both sides. */
  private static List<Optional<ListCursor>> places(UserSort sort, List<User> users) {
    User middle = users.get(users.size() / 2);
    Instant at = sort.of(middle);
    return List.of(
        FIRST,
        Optional.of(new ListCursor(at, middle.id(), false)),
        Optional.of(new ListCursor(at, middle.id(), true)));
  }

  private static void isAlongAnIndex(Explained.Step step) {
    if (step.readsUsers()) {
      assertTrue(step.key() != null && !step.type().equals("ALL"), step.toString());
      boolean sorts = step.extra().contains("filesort") || step.extra().contains("temporary");
      assertTrue(!sorts || step.key().equals("PRIMARY"), step.toString());
    }
  }

  private static List<User> read(Db db, UserQuery query, Optional<ListCursor> from) {
    return db.read(tx -> UserListPlan.of(tx, query, ManyUsers.APPS).read(tx, from, SIZE + 1));
  }

  private static List<Long> expected(List<User> users, UserQuery query) {
    Comparator<User> order = Comparator.comparing(query.sort()::of);
    order = order.thenComparing(User::id);
    return users.stream()
        .filter(user -> ManyUsers.matches(query.filter(), user))
        .sorted(query.sort().descending() ? order.reversed() : order)
        .map(User::id)
        .toList();
  }

  private static List<Long> ids(UserListing listing) {
    assertEquals(Extent.WHOLE, listing.extent());
    return listing.page().rows().stream().map(User::id).toList();
  }

  private static UserListService service(Db db) {
    return new UserListService(
        db, () -> ManyUsers.APPS.subList(0, 2), new TestClock(TestUsers.START));
  }
}
