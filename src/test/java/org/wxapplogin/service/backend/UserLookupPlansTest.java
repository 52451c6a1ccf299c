package org.wxapplogin.service.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestDb;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.dao.userlist.UserLookupDao;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserRange;
import org.wxapplogin.service.Explained;
import org.wxapplogin.service.ManyUsers;
import org.wxapplogin.service.RowReads;

/**
 * Whatever a service asks for, no more rows are read than it is given, at any depth of the walk.
 */
class UserLookupPlansTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final int USERS = 6_000;
  private static final int PAGE = 100;
  private static final String PERSON = "0123456789abcdef0123456789abcdef";

  private final List<User> users = ManyUsers.make(USERS);

  @BeforeEach
  void fill() {
    ManyUsers.insert(TEST_DB, users);
  }

  private static UserRange all(long after) {
    return new UserRange(Optional.empty(), after, PAGE);
  }

  private static UserRange of(long after, String... apps) {
    return new UserRange(Optional.of(Set.of(apps)), after, PAGE);
  }

  private List<Function<UserLookupDao, List<User>>> questions() {
    String app = ManyUsers.APPS.get(0);
    String small = ManyUsers.APPS.get(2);
    return List.of(
        dao -> dao.all(all(0)),
        dao -> dao.all(all(USERS / 2)),
        dao -> dao.all(all(USERS - PAGE)),
        dao -> dao.all(of(0, app)),
        dao -> dao.all(of(USERS / 2, small)),
        dao -> dao.all(of(USERS / 2, app, small)),
        dao -> dao.ofUnionid("u-0100", all(0)),
        dao -> dao.ofUnionid("u-0100", of(0, app)),
        dao -> dao.ofPerson(PERSON, all(0)),
        dao -> dao.ofPhone(List.of(new byte[32], new byte[32]), all(0)),
        dao -> List.copyOf(dao.byOpenids(app, openids(app)).values()));
  }

  private List<String> openids(String app) {
    return users.stream()
        .filter(user -> user.identity().appid().equals(app))
        .limit(500)
        .map(user -> user.identity().openid())
        .toList();
  }

  @Test
  void everyQuestionIsReadAlongAnIndex() {
    Explained explained = new Explained(TEST_DB.dataSource());
    Db db = new Db(explained.dataSource());
    for (Function<UserLookupDao, List<User>> question : questions()) {
      db.read(tx -> question.apply(tx.userLookup()));
    }
    db.read(tx -> tx.users().findAll(LongStream.rangeClosed(1, 500).boxed().toList()));

    List<Explained.Step> steps =
        explained.take().stream().filter(Explained.Step::readsUsers).toList();
    assertTrue(steps.size() >= questions().size() + 1, steps.toString());
    for (Explained.Step step : steps) {
      assertFalse(Set.of("ALL", "index").contains(step.type()), step.toString());
    }
  }

  @Test
  void noQuestionReadsMoreThanItReturns() throws SQLException {
    try (RowReads reads = new RowReads(TEST_DB)) {
      Db db = new Db(reads.dataSource());
      for (int i = 0; i < questions().size(); i++) {
        Function<UserLookupDao, List<User>> question = questions().get(i);
        int found = ask(db, question).size();
        long read = reads.of(() -> ask(db, question));
        // Two branches put a page each into a temporary table, which is sorted and read again.
        assertTrue(read <= 6L * Math.max(found, PAGE) + 20, i + ": " + read + " for " + found);
      }
    }
  }

  private static List<User> ask(Db db, Function<UserLookupDao, List<User>> question) {
    return db.read((Tx tx) -> question.apply(tx.userLookup()));
  }

  @Test
  void aWalkThroughSomeAppsMeetsTheirUsersInOrder() {
    Db db = new Db(TEST_DB.dataSource());
    Set<String> apps = Set.of(ManyUsers.APPS.get(0), ManyUsers.APPS.get(2));
    List<Long> expected =
        users.stream()
            .filter(user -> apps.contains(user.identity().appid()))
            .map(User::id)
            .filter(id -> id > 4_000)
            .limit(PAGE)
            .toList();

    List<User> page =
        db.read(tx -> tx.userLookup().all(new UserRange(Optional.of(apps), 4_000, PAGE)));
    assertEquals(expected, page.stream().map(User::id).toList());
    assertEquals(
        IntStream.rangeClosed(1, 100).mapToObj(Long::valueOf).toList(),
        db.read(tx -> tx.userLookup().all(all(0))).stream().map(User::id).toList());
  }
}
