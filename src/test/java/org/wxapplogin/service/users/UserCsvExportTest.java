package org.wxapplogin.service.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.Ban;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserFilter;
import org.wxapplogin.domain.UserSearch;
import org.wxapplogin.service.ManyUsers;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.admin.AuditLog;

/** All users of a list, handed out some at a time. */
class UserCsvExportTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final int USERS = 9_000;

  private UserCsvExport export;

  @BeforeEach
  void start() {
    Db db = new Db(TEST_DB.dataSource());
    TestClock clock = new TestClock(TestUsers.START);
    export =
        new UserCsvExport(
            db, new UserListService(db, () -> ManyUsers.APPS, clock), new AuditLog(clock), clock);
  }

  @Test
  void givesEachUserOfTheListOnceByIdHoweverManyThereAre() throws IOException {
    List<User> users = ManyUsers.make(USERS);
    ManyUsers.insert(TEST_DB, users);
    TestRows.execute(TEST_DB, "UPDATE users SET id = id + 3000000 WHERE id > 8000"); // a gap
    List<UserFilter> filters = new ArrayList<>(ManyUsers.kinds(USERS));
    filters.add(
        UserFilter.NONE.withSearch(Optional.of(new UserSearch(UserSearch.By.NICKNAME, "an"))));
    for (UserFilter filter : filters) {
      List<Long> expected =
          users.stream()
              .filter(user -> ManyUsers.matches(filter, user))
              .map(User::id)
              .map(id -> id > 8_000 ? id + 3_000_000 : id)
              .toList();
      List<Long> given = new ArrayList<>();
      export.run(
          admin(AdminRole.OPERATOR),
          filter,
          "",
          taker(some -> some.forEach(user -> given.add(user.id()))));
      assertEquals(expected, given, filter.toString());
    }
  }

  @Test
  void fewUsersAreInTheOrderOfTheirIdsToo() throws IOException {
    TestUsers.insert(
        TEST_DB,
        TestUsers.user(1, "late", TestUsers.START.plusSeconds(9), TestUsers.START),
        TestUsers.user(2, "late too", TestUsers.START, TestUsers.START),
        TestUsers.user(3, "somebody else"));
    UserSearch late = new UserSearch(UserSearch.By.NICKNAME, "late");
    List<Long> given = new ArrayList<>();

    export.run(
        admin(AdminRole.OPERATOR),
        UserFilter.NONE.withSearch(Optional.of(late)),
        "",
        taker(some -> some.forEach(user -> given.add(user.id()))));

    assertEquals(List.of(1L, 2L), given);
  }

  @Test
  void aTakerWhoGoesAwayEndsItAndTheAuditTellsHowManyWereGiven() {
    TestUsers.insertMany(TEST_DB, USERS);
    List<Integer> sizes = new ArrayList<>();

    assertThrows(
        IOException.class,
        () ->
            export.run(
                admin(AdminRole.OWNER),
                UserFilter.NONE,
                "x".repeat(254) + "😀😀",
                taker(
                    some -> {
                      if (sizes.size() == 2) {
                        throw new IOException("the browser was closed");
                      }
                      sizes.add(some.size());
                    })));

    assertEquals(List.of(2_000, 2_000), sizes);
    assertEquals(
        List.of("EXPORT_USERS " + "x".repeat(254) + "…", "EXPORT_BROKEN_OFF 4000"), audit());
  }

  @Test
  void isOnlyForThoseWhoMayAndForFewAtOnce() {
    AppException viewer =
        assertThrows(
            AppException.class,
            () -> export.run(admin(AdminRole.VIEWER), UserFilter.NONE, "", taker(some -> {})));
    assertEquals(ErrorCode.NOT_ALLOWED, viewer.code());
    assertEquals(List.of(), audit());

    AppException fifth = assertThrows(AppException.class, () -> nested(5));
    assertEquals(ErrorCode.TOO_OFTEN, fifth.code());
    assertEquals(8, audit().size(), "four began and ended");
  }

  /** Each begins the next before it is over. */
  private void nested(int more) throws IOException {
    if (more > 0) {
      export.run(
          admin(AdminRole.OWNER),
          UserFilter.NONE,
          "",
          new UserCsvExport.Taker() {
            @Override
            public void begin(Instant now) throws IOException {
              nested(more - 1);
            }

            @Override
            public void take(List<User> users, Map<Long, Ban> bans) {
              assertTrue(users.isEmpty());
            }
          });
    }
  }

  private interface Take {
    void take(List<User> users) throws IOException;
  }

  private static UserCsvExport.Taker taker(Take take) {
    return new UserCsvExport.Taker() {
      @Override
      public void begin(Instant now) {
        assertEquals(TestUsers.START, now);
      }

      @Override
      public void take(List<User> users, Map<Long, Ban> bans) throws IOException {
        take.take(users);
      }
    };
  }

  private static Actor admin(AdminRole role) {
    return new Actor(new Admin(1, "admin", role, Instant.EPOCH), ClientAddress.of("127.0.0.1"));
  }

  private static List<String> audit() {
    return TestRows.texts(TEST_DB, "SELECT CONCAT(act, ' ', detail) FROM audit_events ORDER BY id");
  }
}
