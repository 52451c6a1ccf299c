package org.wxapplogin.service.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.WatchedDataSource;
import org.wxapplogin.WatchedDataSource.Point;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.NameParts;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserEvent;
import org.wxapplogin.domain.UserEventType;
import org.wxapplogin.domain.UserFilter;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.domain.UserQuery;
import org.wxapplogin.domain.UserSearch;
import org.wxapplogin.domain.UserSort;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.metrics.Metrics;
import org.wxapplogin.service.events.EventLog;
import org.wxapplogin.service.job.SharedJob;
import org.wxapplogin.service.users.UserListing.Extent;

/** Users are found by any part of their nickname, whatever becomes of it. */
class NameIndexTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final Db db = new Db(TEST_DB.dataSource());
  private final UserListService list = new UserListService(db, List::of, clock);
  private NameIndex index;

  @BeforeEach
  void start() {
    index = job("one", db);
  }

  @Test
  void anEndOfTheNameIsKeptForEachOfItsSigns() {
    assertEquals(List.of("王小雨", "小雨", "雨"), NameParts.of("王小雨"));
    assertEquals(List.of("👍a", "a"), NameParts.of("👍a"));
    assertEquals("0123456789abcdef", NameParts.of("0123456789abcdefgh").get(0));
    assertTrue(NameParts.isTooShort("a") && NameParts.isTooShort("7"));
    assertFalse(
        NameParts.isTooShort("雨") || NameParts.isTooShort("👍") || NameParts.isTooShort("ab"));
  }

  @Test
  void whoWasHereBeforeIsFoundByAnyPart() {
    TestUsers.insert(
        TEST_DB,
        TestUsers.user(1, "王小雨"),
        TestUsers.user(2, "雨"),
        TestUsers.user(3, "Anna Wáng the 100%_est of them all"),
        TestUsers.user(4, "小小"),
        TestUsers.user(5, ""));
    assertEquals(Set.of(2L), found("雨"), "by its start at once");

    assertTrue(index.run());

    assertEquals(Set.of(1L, 2L), found("雨"));
    assertEquals(Set.of(1L), found("王小"));
    assertEquals(Set.of(1L), found("小 雨"));
    assertEquals(Set.of(1L, 4L), found("小"));
    assertEquals(Set.of(3L), found("WANG"), "in any case and with any accent");
    assertEquals(Set.of(3L), found("%_"));
    assertEquals(Set.of(3L), found("the 100%_est of them all"), "longer than a part");
    assertEquals(Set.of(), found("the 100%_est of them Bill"));
    assertEquals(Set.of(), found("n"), "too short");
    assertEquals(Set.of(5L), found("5"), "a whole id is never too short");
    assertFalse(index.run(), "nothing has happened");
  }

  @Test
  void namesAreFollowedAsTheyComeChangeAndGo() {
    assertTrue(index.run());
    TestUsers.insert(TEST_DB, TestUsers.user(1, "王小雨"), TestUsers.user(2, "小雨点"));
    tell(1, UserEventType.USER_CREATED);
    tell(2, UserEventType.USER_CREATED);
    assertTrue(index.run());
    assertEquals(Set.of(1L, 2L), found("雨"));

    db.run(tx -> tx.users().setProfile(1, new Profile("老王", "", 0, "", "", "", "")));
    tell(1, UserEventType.USER_PROFILE_CHANGED);
    assertEquals(Set.of(2L), found("雨"), "what is not so any more is not shown meanwhile");
    assertTrue(index.run());
    assertEquals(Set.of(1L), found("王"));

    TestRows.execute(TEST_DB, "DELETE FROM users WHERE id = 2");
    tell(2, UserEventType.USER_DELETED);
    assertTrue(index.run());
    assertEquals(List.of("王 1", "老王 1"), parts());
    db.run(tx -> tx.names().deleteByUsers(List.of(1L, 7L)));
    assertEquals(List.of(), parts(), "a deletion leaves nothing");
  }

  @Test
  void aNameThatChangesWhileItIsReadEndsAsItIs() {
    TestUsers.insert(TEST_DB, TestUsers.user(1, "王小雨"));
    WatchedDataSource watched = new WatchedDataSource(TEST_DB.dataSource());
    watched.once(
        "INSERT INTO name_parts",
        Point.BEFORE,
        connection -> {
          TestRows.execute(TEST_DB, "DELETE FROM users WHERE id = 1");
          tell(1, UserEventType.USER_DELETED);
        });

    assertTrue(job("one", new Db(watched.dataSource())).run());

    assertEquals(List.of(), parts());
  }

  @Test
  void anotherNodeGoesOnWhereOneHasDied() throws SQLException {
    TestUsers.insertMany(TEST_DB, NameIndex.SIZE * 3);
    WatchedDataSource watched = new WatchedDataSource(TEST_DB.dataSource());
    dieInBatch(watched, 2);
    assertFalse(job("one", new Db(watched.dataSource())).run());
    assertEquals(Set.of(), found("ser " + NameIndex.SIZE * 2));

    clock.advance(NameIndex.LEASE.plusMillis(1));
    assertTrue(job("two", db).run());

    assertEquals(Set.of(NameIndex.SIZE * 3L), found("ser " + NameIndex.SIZE * 3));
    assertEquals(Set.of(NameIndex.SIZE * 2L), found("ser " + NameIndex.SIZE * 2));
  }

  @Test
  void eventsThatWereDeletedUnseenLeadToAnotherWalk() {
    assertTrue(index.run());
    TestUsers.insert(TEST_DB, TestUsers.user(1, "王小雨"));
    tell(1, UserEventType.USER_CREATED);
    db.run(tx -> tx.userEvents().deleteUpTo(0, new EventLog(db).newest()));

    assertTrue(index.run());
    assertEquals(Set.of(1L), found("小雨"));

    TestUsers.insert(TEST_DB, TestUsers.user(2, "大雨"));
    assertFalse(index.run());
    db.run(tx -> tx.names().walkAgainFrom(2));
    assertTrue(index.run());
    assertEquals(Set.of(1L, 2L), found("雨"));
  }

  @Test
  void aNameThatManyHaveIsNarrowedByTheFilter() {
    TestUsers.insertMany(TEST_DB, UserListPlan.FEW + 10);
    TestUsers.insert(
        TEST_DB, TestUsers.with(TestUsers.user(9_001, "loser"), UserStatus.DISABLED, ""));
    assertTrue(index.run());

    UserListing all = page(search("ser"));
    assertEquals(Extent.FIRST_ONLY, all.extent());
    UserFilter narrow =
        new UserFilter(
            search("ser").search(),
            Optional.empty(),
            Optional.of(UserStatus.DISABLED),
            Optional.of(UserLevel.ORDINARY),
            Optional.empty(),
            Optional.empty(),
            UserFilter.NONE.registered(),
            UserFilter.NONE.lastLogin());
    assertEquals(Extent.WHOLE, page(narrow).extent());
    assertEquals(List.of(9_001L), page(narrow).page().rows().stream().map(User::id).toList());
  }

  private Set<Long> found(String text) {
    return page(search(text)).page().rows().stream().map(User::id).collect(Collectors.toSet());
  }

  private static UserFilter search(String text) {
    return UserFilter.NONE.withSearch(Optional.of(new UserSearch(UserSearch.By.ANY, text)));
  }

  private UserListing page(UserFilter filter) {
    return list.page(new UserQuery(filter, UserSort.NEWEST, 20), Optional.empty());
  }

  private void tell(long user, UserEventType type) {
    UserEvent event = new UserEvent(clock.instant(), type, user, Optional.empty(), "wx1");
    db.run(tx -> tx.userEvents().append(event));
  }

  private static List<String> parts() {
    return TestRows.texts(
        TEST_DB, "SELECT CONCAT(part, ' ', user_id) FROM name_parts ORDER BY CHAR_LENGTH(part)");
  }

  private static void dieInBatch(WatchedDataSource watched, int batch) {
    watched.once(
        "INSERT INTO name_parts",
        Point.BEFORE,
        connection -> {
          if (batch == 1) {
            throw new SQLException("the node dies");
          }
          dieInBatch(watched, batch - 1);
        });
  }

  private NameIndex job(String node, Db db) {
    Metrics metrics = new Metrics(clock, System::nanoTime);
    return new NameIndex(
        db, new SharedJob(db, NameIndex.JOB, node, clock, metrics), new EventLog(db), clock);
  }
}
