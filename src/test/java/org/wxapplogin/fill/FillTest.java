package org.wxapplogin.fill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestDirs;
import org.wxapplogin.TestRows;
import org.wxapplogin.config.KeySettings;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.crypto.Sealer;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.account.Phones;
import org.wxapplogin.service.keys.LookupHashes;
import org.wxapplogin.service.keys.SealedValues;

/** {@code bin/fill} on the shipped tables. */
class FillTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final Path DIR = TestDirs.shared("fill-test");
  private static final String[] SMALL = {
    "--users=2000",
    "--events=5000",
    "--sessions=300",
    "--audit=50",
    "--apps=wxA,wxB,wxC",
    "--until=2025-03-01T08:30:00Z",
    "--threads=2"
  };

  @BeforeEach
  void forgetTheLastTest() {
    TestRows.execute(TEST_DB, "DROP TABLE IF EXISTS fill_state");
    TestRows.execute(TEST_DB, "DROP TABLE IF EXISTS fill_chunks");
  }

  @Test
  void makesWhatWasAskedForAndLeavesTheKeysAsTheyWere() throws Exception {
    List<String> keys = keys();

    fill();

    assertEquals(keys, keys());
    assertEquals(2000, count("users"));
    assertEquals(5000, count("login_events"));
    assertEquals(300, count("sessions"));
    assertEquals(300, count("session_keys"));
    assertEquals(50, count("audit_events"));
    assertEquals(3, count("(SELECT DISTINCT appid FROM users) x"));
    assertEquals(3, count("(SELECT DISTINCT status FROM users) x"));
    assertTrue(count("users WHERE nickname LIKE '微信用户%'") > 200);
    assertTrue(count("users WHERE phone_sealed IS NOT NULL") > 600);
  }

  @Test
  void whatBelongsTogetherFits() throws Exception {
    fill();

    String usersLogins = "login_events e LEFT JOIN users u ON u.id = e.user_id";
    assertEquals(0, count(usersLogins + " WHERE e.user_id IS NOT NULL AND u.id IS NULL"));
    assertEquals(0, count(usersLogins + " WHERE e.appid <> u.appid OR e.at < u.registered_at"));
    assertEquals(
        0, count("login_events WHERE at >= 1740817800000 OR at < 1740817800000 - 180 * 86400000"));
    assertEquals(
        0,
        count(
            "(SELECT user_id, MAX(at) AS newest FROM login_events"
                + " WHERE outcome IN ('SUCCESS', 'NEW_USER') GROUP BY user_id) e"
                + " JOIN users u ON u.id = e.user_id WHERE newest <> last_login_at"));
    assertEquals(0, count("users WHERE last_login_at < registered_at"));
    assertEquals(0, count("users WHERE (status = 2) <> (cancelled_at IS NOT NULL)"));
    assertEquals(
        0,
        count(
            "sessions s LEFT JOIN users u ON u.id = s.user_id AND u.openid = s.openid"
                + " AND u.appid = s.appid WHERE u.id IS NULL OR u.status <> 0"));
    assertTrue(count("users WHERE unionid IS NOT NULL") > 900);
    assertTrue(count("(SELECT unionid FROM users GROUP BY unionid HAVING COUNT(*) = 2) x") > 50);
    assertEquals(0, count("users WHERE (unionid IS NULL) <> (person_id IS NULL)"));
    assertEquals(
        count("users WHERE unionid IS NOT NULL"),
        count("users JOIN persons USING (unionid) WHERE person_id = persons.id"));
    assertEquals(
        0,
        count(
            "persons WHERE joins <> (SELECT COUNT(*) FROM users WHERE unionid = persons.unionid)"));
  }

  @Test
  void phonesOpenWithTheKeysOfTheServer() throws Exception {
    KeySettings keys = fill();
    Phones phones =
        new Phones(
            new SealedValues(new Sealer(keys.sealingBytes(), new SecureRandom()), kind -> {}),
            new LookupHashes(new KeyedHash(keys.lookupBytes())));
    Db db = new Db(TEST_DB.dataSource());

    for (String id : texts("SELECT id FROM users WHERE phone_sealed IS NOT NULL LIMIT 20")) {
      User user = db.read(tx -> tx.users().findById(Long.parseLong(id))).orElseThrow();
      Phone phone = phones.open(user).orElseThrow();

      assertTrue(phone.e164().matches("\\+861\\d{10}"));
      assertTrue(
          texts("SELECT id FROM users WHERE phone_hash = ?", phones.hashes(phone).get(0))
              .contains(id));
    }
  }

  @Test
  void theSameSeedGivesTheSamePeople() throws Exception {
    fill();
    List<String> once = contents();

    fill("--again", "--insert", "--threads=1");
    assertEquals(once, contents());

    fill("--again", "--seed=2");
    assertNotEquals(once, contents());
  }

  @Test
  void goesOnWhereItWasBrokenOff() throws Exception {
    List<String> keys = keys();
    fill();
    List<String> whole = contents();
    TestRows.execute(
        TEST_DB, "DELETE FROM fill_state WHERE name IN ('finished', 'built login_events')");
    TestRows.execute(TEST_DB, "DELETE FROM fill_chunks WHERE table_name = 'login_events'");
    TestRows.execute(
        TEST_DB,
        "INSERT INTO fill_state VALUES ('keys of login_events', 'KEY `login_events_by_ip`"
            + " (`ip`,`outcome`,`id`)')");
    TestRows.execute(TEST_DB, "ALTER TABLE login_events DROP KEY login_events_by_ip");
    TestRows.execute(TEST_DB, "DELETE FROM login_events");

    fill();

    assertEquals(whole, contents());
    assertEquals(keys, keys());
  }

  @Test
  void refusesWhatItDidNotMake() throws Exception {
    fill();
    assertTrue(fillAndListen().contains("filled as asked already"));
    assertThrows(FillException.class, () -> fill("--users=2001"));
    forgetTheLastTest();

    FillException refusal = assertThrows(FillException.class, () -> fill("--again"));

    assertTrue(refusal.getMessage().contains("left alone"), refusal.getMessage());
    assertEquals(2000, count("users"));
  }

  private static KeySettings fill(String... more) throws Exception {
    return fill(new ByteArrayOutputStream(), more);
  }

  private static String fillAndListen() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    fill(out);
    return out.toString(UTF_8);
  }

  private static KeySettings fill(ByteArrayOutputStream out, String... more) throws Exception {
    List<String> args = new ArrayList<>(Arrays.asList(SMALL));
    args.addAll(Arrays.asList(more));
    try (TargetDatabase target = TargetDatabase.at(DIR, TEST_DB.url());
        PrintStream print = new PrintStream(out, true, UTF_8)) {
      Fill.fill(target, print, args.toArray(String[]::new));
      return target.settings().keys();
    }
  }

  /** All that is not sealed, a line a row. */
  private static List<String> contents() {
    List<String> lines = new ArrayList<>();
    for (Table table : Table.ALL) {
      List<String> columns =
          table.columns().stream()
              .filter(column -> !List.of("phone_sealed", "newest").contains(column))
              .map(
                  c -> "COALESCE(" + (table.binary().contains(c) ? "HEX(" + c + ")" : c) + ", '-')")
              .toList();
      lines.addAll(
          texts(
              "SELECT CONCAT_WS('|', "
                  + String.join(", ", columns)
                  + ") FROM "
                  + table.name()
                  + " ORDER BY 1"));
    }
    return lines;
  }

  /** The keys of each table. */
  private static List<String> keys() {
    return Table.ALL.stream()
        .map(
            table ->
                texts(
                    """
                    SELECT GROUP_CONCAT(CONCAT_WS(' ', index_name, non_unique, column_name, seq_in_index)
                      ORDER BY index_name, seq_in_index)
                    FROM information_schema.statistics
                    WHERE table_schema = DATABASE() AND table_name = ?
                    """,
                    table.name()))
        .map(rows -> String.join("", rows))
        .toList();
  }

  private static List<String> texts(String sql, Object... args) {
    return TestRows.texts(TEST_DB, sql, args);
  }

  private static long count(String from) {
    return TestRows.count(TEST_DB, from);
  }
}
