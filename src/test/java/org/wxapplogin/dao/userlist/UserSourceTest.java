package org.wxapplogin.dao.userlist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.UserFilter;
import org.wxapplogin.domain.UserSearch;
import org.wxapplogin.service.RowReads;

/** A nickname is looked for in two ways: by its start, and by any part of it. */
class UserSourceTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final int USERS = 3_000;

  private final UserSource source =
      UserSource.named(
              UserFilter.NONE.withSearch(
                  Optional.of(new UserSearch(UserSearch.By.NICKNAME, "abcd"))))
          .orElseThrow();

  @BeforeEach
  void fill() {
    TestUsers.insertMany(TEST_DB, USERS);
  }

  @Test
  void theFirstWayIsEnoughIfItFindsMore() throws Exception {
    name("CONCAT('abcd ', id)", "TRUE");

    assertEquals(1, ways(999));
    try (RowReads reads = new RowReads(TEST_DB)) {
      long read = reads.ofTables(() -> ways(new Db(reads.dataSource()), 999));
      assertTrue(read <= 1_001, "no more is read than is counted: " + read);
    }
  }

  @Test
  void anotherWayFindsMoreThanTheFirst() {
    name("CONCAT('x abcd ', id)", "TRUE");
    name("CONCAT('abcd ', id)", "id <= 500");

    assertEquals(2, ways(999));
  }

  @Test
  void whoIsFoundInTwoWaysIsCountedOnce() {
    name("CONCAT('abcd ', id)", "id <= 600");

    assertEquals(0, ways(999), "each way finds the same 600");
    assertEquals(0, ways(600));
    assertEquals(1, ways(599));
  }

  @Test
  void waysFindMoreTogetherThanEachByItself() {
    name("CONCAT('x abcd ', id)", "id <= 900");
    name("CONCAT('abcd ', id)", "id BETWEEN 901 AND 1000");
    TestRows.execute(TEST_DB, "DELETE FROM name_parts WHERE user_id > 900"); // not yet looked at

    assertEquals(2, ways(999));
    assertEquals(0, ways(1_000));
  }

  private static void name(String nickname, String which) {
    TestRows.execute(TEST_DB, "UPDATE users SET nickname = " + nickname + " WHERE " + which);
    new Db(TEST_DB.dataSource())
        .run(tx -> tx.names().refresh(LongStream.rangeClosed(1, USERS).boxed().toList()));
  }

  private int ways(int most) {
    return ways(new Db(TEST_DB.dataSource()), most);
  }

  private int ways(Db db, int most) {
    return db.read(tx -> tx.userList().waysToMoreThan(source, most));
  }
}
