package org.wxapplogin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestSettings;
import org.wxapplogin.config.Settings;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.StoredPhone;

/** What the operator's command says of keys that are needed, or needed no more. */
class KeysCommandTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final String K1 = "k1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final String K2 = "k2:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=";
  private static final String L1 = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";
  private static final String L2 = "l2:MDEyMzQ1Njc4OUFCQ0RFRkdISUpLTE1OT1BRUlNUVVY=";

  @Test
  void whatIsBroughtForwardNeedsTheOldKeysNoMore() throws SQLException {
    insertUsers(450);

    String before = run(false, K2 + "," + K1, L2 + "," + L1);
    assertTrue(before.contains("sealed by k1: 450"), before);
    assertTrue(before.contains("keys.sealing: k1 is still needed by phone numbers."), before);
    assertTrue(before.contains("keys.lookup: (no name) is still needed"), before);
    String during = run(true, K2 + "," + K1, L2 + "," + L1);
    assertTrue(during.contains("brought under the newest keys: 450 rows"), during);
    assertTrue(during.contains("keys.sealing: k1 is needed by nothing"), during);
    assertTrue(during.contains("keys.lookup: (no name) is needed by nothing"), during);
    String after = run(false, K2, L2);
    assertTrue(after.contains("sealed by k2: 450"), after);
    assertTrue(after.contains("hash made by l2: 450"), after);
    assertFalse(after.contains("do not open"), after);
    assertEquals(0, TestRows.count(TEST_DB, "users WHERE phone_claim <> phone_hash"));
    try (App app = app(settings(K2, L2))) {
      String end = hex(app.account().phones().ends("0450").get(0));
      assertEquals(1, TestRows.count(TEST_DB, "users WHERE id = 450 AND phone_end = " + end));
    }
  }

  @Test
  void whatDoesNotOpenIsCountedWithWhatIsLost() throws SQLException {
    insertUsers(3);
    TestRows.execute(TEST_DB, "UPDATE users SET phone_sealed = X'FFFF' ORDER BY id LIMIT 1");

    String said = run(true, K2, L1);

    assertTrue(said.contains("do not open, sealed by (no name): 1, k1: 2"), said);
    assertTrue(said.contains("3 phone numbers do not open."), said);
    assertTrue(said.contains("their users must bind them again"), said);
  }

  @Test
  void recoveryCodesOfAnOlderKeyAreNamed() throws SQLException {
    TestRows.execute(
        TEST_DB,
        "INSERT INTO admin_recovery_codes (admin_id, code_hash, lookup_mark)"
            + " VALUES (1, REPEAT('h', 32), 'anothers')");

    String said = run(false, K1, L1);

    assertTrue(said.contains("1 recovery codes of admins were made by an older key"), said);
  }

  @Test
  void progressSaysHowFarAndHowLong() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Deque<Long> seconds = new ArrayDeque<>(List.of(0L, 10L, 20L, 20L));
    Progress progress =
        new Progress(print(out), false, () -> seconds.removeFirst() * 1_000_000_000L);

    progress.begin("phone numbers", 10_000);
    progress.add(1_000);
    progress.add(1_000);

    assertEquals(
        "phone numbers: 2,000 of 10,000 rows, 100/s, 1:20 left\n",
        out.toString(StandardCharsets.UTF_8));
  }

  private static void insertUsers(int many) throws SQLException {
    try (App app = app(settings(K1, L1))) {
      for (long id = 1; id <= many; id++) {
        TestRows.execute(TEST_DB, insert(app, id));
      }
    }
  }

  private static String insert(App app, long id) {
    Phone phone = new Phone("86", Long.toString(13_800_000_000L + id));
    StoredPhone stored = app.account().phones().stored(id, phone);
    String hash = hex(stored.hash());
    return "INSERT INTO users (id, appid, openid, nickname, avatar_url, gender, country, province,"
        + " city, language, level, status, registered_at, last_login_at, last_login_ip,"
        + " phone_sealed, phone_hash, phone_end, phone_claim) VALUES ("
        + id
        + ", 'wx', 'o"
        + id
        + "', '', '', 0, '', '', '', '', 0, 0, 0, 0, '', "
        + String.join(", ", hex(stored.sealed()), hash, hex(stored.end().orElseThrow()), hash)
        + ")";
  }

  private static String hex(byte[] bytes) {
    return "X'" + HexFormat.of().formatHex(bytes) + "'";
  }

  private static String run(boolean write, String sealing, String lookup) throws SQLException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (BasicDataSource pool = new BasicDataSource()) {
      pool.setUrl(TEST_DB.url());
      pool.addConnectionProperty("rewriteBatchedStatements", "true");
      new KeysCommand(
              settings(sealing, lookup), pool, print(out), new Progress(print(out), false, () -> 0))
          .run(write);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Settings settings(String sealing, String lookup) {
    return TestSettings.with(
        URI.create("http://127.0.0.1:9"), "keys.sealing", sealing, "keys.lookup", lookup);
  }

  private static App app(Settings settings) {
    TestClock clock = new TestClock(Instant.parse("2026-01-31T12:00:00Z"));
    return new App(settings, TEST_DB.dataSource(), clock, new SecureRandom());
  }

  private static PrintStream print(ByteArrayOutputStream out) {
    return new PrintStream(out, true, StandardCharsets.UTF_8);
  }
}
