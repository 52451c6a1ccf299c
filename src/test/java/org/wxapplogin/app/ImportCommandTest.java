package org.wxapplogin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestSettings;
import org.wxapplogin.TestSite;
import org.wxapplogin.WatchedDataSource;
import org.wxapplogin.WatchedDataSource.Point;
import org.wxapplogin.config.ConfigException;
import org.wxapplogin.config.Settings;
import org.wxapplogin.dao.jdbc.DataAccessException;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.service.importing.ImportException;

/** The operator's command that brings users along, on a real database, and their logins. */
class ImportCommandTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final URI NOWHERE = URI.create("http://127.0.0.1:9");
  private static final String APP = FakeWechat.APPID;
  private static final String ANNA = "oAnnaAnnaAnnaAnnaAnnaAnnaAnn";
  private static final String BO = "oBoBoBoBoBoBoBoBoBoBoBoBoBoB";
  private static final String HEADER = "openid,unionid,nickname,avatar,phone,level,registered\n";
  private static final String ANNAS_LINE =
      ANNA + ",uAnna,\"Anna, 安娜\",https://example.com/a.png,13800138000,2,2020-05-01 08:00:00\n";

  private final TestClock clock = new TestClock(Instant.parse("2026-01-31T12:00:00Z"));
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @AutoClose private final BasicDataSource pool = pool();
  private final WatchedDataSource watched = new WatchedDataSource(pool);

  @TempDir Path dir;

  @Test
  void anImportedUserLogsInAsThemself() throws Exception {
    assertEquals(0, run(HEADER + ANNAS_LINE, "--app", APP));
    assertTrue(said().contains("added: 1\n"), said());

    try (TestSite site = new TestSite(TEST_DB, clock)) {
      ApiClient api = new ApiClient(site.node("app." + APP + ".registration", "known"));
      Reply anna = api.login(site.wechat().login(ANNA).code());

      assertFalse(anna.data().get("newUser").getAsBoolean());
      var info = anna.data().getAsJsonObject("userInfo");
      assertEquals("Anna, 安娜", info.get("nickName").getAsString());
      assertEquals("138****8000", info.get("phone").getAsString());
      assertEquals("2020-05-01", info.get("registerDate").getAsString());
      assertEquals(2, info.get("userLevel").getAsInt());
      assertEquals(1, TestRows.count(TEST_DB, "users JOIN persons ON persons.id = person_id"));
      assertEquals(0, TestRows.count(TEST_DB, "user_events"));
      assertEquals(723, api.login(site.wechat().login(BO).code()).errno());
    }
  }

  @Test
  void runningItAgainChangesNothing() throws Exception {
    String file =
        HEADER
            + ANNAS_LINE
            + BO
            + ",,Bo,,,,\n"
            + "oTaken,,,,13800138000,,\n"
            + "oLate,,微信用户,,,,\n"
            + "oLate,uAnna,Late,,13900139000,1,2019-01-01\n";
    run(file, "--app", APP);
    List<String> before = rows();
    int statements = watched.statements().size();

    clock.advance(Duration.ofDays(1));
    assertEquals(3, run(file, "--app", APP));

    assertEquals(before, rows());
    assertTrue(said().contains("unchanged: 5\n"), said());
    assertEquals(
        List.of("INSERT INTO audit_events", "INSERT INTO audit_events"),
        watched.statements().stream()
            .skip(statements)
            .dropWhile(sql -> !sql.startsWith("INSERT")) // the check of the keys
            .filter(sql -> !sql.startsWith("SELECT"))
            .map(sql -> sql.replaceFirst("(INSERT INTO \\w+).*", "$1"))
            .toList(),
        "it writes nothing else");
  }

  @Test
  void theAuditSaysWhenEachRunBeganAndWhatItDid() throws Exception {
    AtomicReference<List<String>> atFirst = new AtomicReference<>();
    watched.once("INSERT INTO users", Point.BEFORE, connection -> atFirst.set(audit()));
    String file = HEADER + ANNAS_LINE + BO + ",,Bo,,,,\nbad openid,,,,,,\n";
    run(file, "--app", APP, "--dry-run");
    run(file, "--app", APP);
    run(file + "oLate,,,,,,\n", "--app", APP);

    String begun = "COMMAND|bin/import|IMPORT_USERS|users.csv → " + APP + "|-";
    String done = "COMMAND|bin/import|IMPORT_DONE|users.csv → " + APP + "|";
    assertEquals(List.of(begun), atFirst.get(), "also of a run that is killed");
    assertEquals(List.of(begun, done + "2/0/0/1", begun, done + "1/0/2/1"), audit());
  }

  @Test
  void ofARunThatFailsTheAuditSaysHowFarItCame() throws Exception {
    watched.once(
        "INSERT INTO users",
        Point.BEFORE,
        connection -> {
          throw new SQLException("not now", "42000");
        });
    String file = HEADER + "x,,,,\n" + ANNAS_LINE;
    assertThrows(DataAccessException.class, () -> run(file, "--app", APP));

    assertEquals(
        List.of(
            "COMMAND|bin/import|IMPORT_USERS|users.csv → " + APP + "|-",
            "COMMAND|bin/import|IMPORT_BROKEN_OFF|users.csv → " + APP + "|0/0/0/1"),
        audit());
  }

  @Test
  void aDryRunSaysWhatItWouldDoAndWritesNothing() throws Exception {
    assertEquals(3, run(HEADER + ANNAS_LINE + "bad openid,,,,,,\n", "--app", APP, "--dry-run"));

    assertEquals(0, TestRows.count(TEST_DB, "users"));
    assertTrue(said().contains("Nothing was written"), said());
    assertTrue(said().contains("added: 1\n"), said());
    assertEquals(1, bad().size());
  }

  @Test
  void onlyWhatIsEmptyIsFilled() throws Exception {
    try (TestSite site = new TestSite(TEST_DB, clock)) {
      ApiClient api = new ApiClient(site.node());
      api.post(
          "/wx/auth/login_by_weixin",
          "{\"code\":\"%s\",\"userInfo\":{\"nickName\":\"My own name\"}}"
              .formatted(site.wechat().login(ANNA).code()));
    }
    assertEquals(0, run(HEADER + ANNAS_LINE, "--app", APP));

    assertEquals(
        List.of("My own name|https://example.com/a.png|uAnna|2|1588291200000"),
        TestRows.texts(
            TEST_DB,
            "SELECT CONCAT_WS('|', nickname, avatar_url, unionid, level, registered_at)"
                + " FROM users"));
    assertTrue(said().contains("filled in: 1\n"), said());
    assertEquals(1, TestRows.count(TEST_DB, "user_events WHERE type = 'user.phone_bound'"));
    assertEquals(
        2, TestRows.count(TEST_DB, "user_changes WHERE kind IN ('PHONE_BOUND', 'UNIONID')"));
  }

  @Test
  void badLinesAreListedWithTheirNumberAndReasonAndNoValue() throws Exception {
    String file =
        HEADER
            + "\"not closed,,,,,,\n"
            + ANNAS_LINE
            + "o1,,,,,9,\n"
            + "o2,,,,,,soon\n"
            + "o3,,,,\n"
            + "o4,,,wxfile://a.png,12,,\n"
            + "o5,,,,13800138000,,\n"
            + ANNA
            + ",uOther,Other,,13900139000,1,2019-01-01\n";

    assertEquals(3, run(file, "--app", APP));

    assertEquals(
        List.of(2, 4, 5, 6, 7, 7, 8),
        bad().stream()
            .map(line -> Integer.parseInt(line.replaceAll("line (\\d+):.*", "$1")))
            .sorted()
            .toList());
    String all = String.join("\n", bad());
    for (String reason : List.of("quotation mark", "level: must", "registered: must", "has 5")) {
      assertTrue(all.contains(reason), all);
    }
    assertTrue(all.contains("line 8: phone: another user of the app has it"), all);
    assertFalse((all + said()).contains("13800138000"), all);
    assertEquals(3, TestRows.count(TEST_DB, "users"));
    // The second line of a user fills in what the first left empty, here an older date.
    assertEquals(
        List.of("uAnna|2|1546272000000"),
        TestRows.texts(
            TEST_DB,
            "SELECT CONCAT_WS('|', unionid, level, registered_at) FROM users WHERE openid = ?",
            ANNA));
  }

  @Test
  void jsonLinesBringUsersOfSeveralApps() throws Exception {
    String file =
        "{\"appid\":\"%s\",\"openid\":\"o1\",\"nickname\":\"Li \\\"Q\\\"\",\"lastLogin\":1700000000}\n"
                .formatted(APP)
            + "{\"appid\":\"%s\",\"openid\":\"o1\",\"phone\":\"+852 6123 4567\",\"level\":1}\n"
                .formatted(FakeWechat.SECOND_APPID)
            + "{\"appid\":\"wxunknown\",\"openid\":\"o1\"}\n"
            + "{\"openid\":\"o2\"}\n";

    assertEquals(3, run(file));

    assertEquals(
        List.of(APP + " Li \"Q\" 1700000000000", FakeWechat.SECOND_APPID + "  "),
        TestRows.texts(
            TEST_DB,
            "SELECT CONCAT(appid, ' ', nickname, ' ',"
                + " IF(appid = ?, last_login_at, '')) FROM users ORDER BY nickname = '', id",
            APP));
    assertEquals(2, bad().size());
  }

  @Test
  void loginsOfTheSameUsersRunMeanwhileAndNobodyIsDoubled() throws Exception {
    List<String> openids = IntStream.range(0, 600).mapToObj("oUser%023d"::formatted).toList();
    String file =
        HEADER
            + IntStream.range(0, 600)
                .mapToObj(
                    i -> openids.get(i) + ",,Name,," + (13_800_000_000L + i) + ",1,2020-01-01\n")
                .collect(Collectors.joining());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (TestSite site = new TestSite(TEST_DB, clock)) {
      ApiClient api = new ApiClient(site.node());
      List<CompletableFuture<Integer>> logins =
          openids.stream()
              .filter(openid -> openid.endsWith("0") || openid.endsWith("5"))
              .map(
                  openid ->
                      CompletableFuture.supplyAsync(
                          () -> api.login(site.wechat().login(openid).code()).errno(), threads))
              .toList();
      assertEquals(0, run(file, "--app", APP));
      logins.forEach(login -> assertEquals(0, login.join()));
    } finally {
      threads.shutdown();
    }
    assertEquals(600, TestRows.count(TEST_DB, "users"));
    assertEquals(
        600,
        TestRows.count(
            TEST_DB,
            "users WHERE nickname = 'Name' AND level = 1 AND phone_claim = phone_hash"
                + " AND phone_sealed IS NOT NULL AND phone_end IS NOT NULL"));
  }

  @Test
  void whatCannotBeginSaysWhy() throws Exception {
    assertTrue(refusal("name,openid\n", "--app", APP).contains("these are known: appid, openid"));
    assertTrue(refusal("", "--app", APP).contains("empty"));
    assertTrue(refusal(HEADER, "--app", "wxother").contains("none that is served"));
    assertThrows(IllegalArgumentException.class, () -> ImportOptions.of("a.csv", "--zone", "X"));
    assertThrows(IllegalArgumentException.class, () -> ImportOptions.of("--app", APP));
    assertThrows(IllegalArgumentException.class, () -> ImportOptions.of("a.csv", "--ap", APP));
  }

  @Test
  void anAppThatIsClosedTakesNobody() {
    Settings closed = TestSettings.with(NOWHERE, "app." + APP + ".registration", "nobody");

    ImportException refusal =
        assertThrows(ImportException.class, () -> run(closed, HEADER + ANNAS_LINE, "--app", APP));

    assertTrue(refusal.getMessage().contains(".registration is nobody"), refusal.getMessage());
    assertEquals(0, TestRows.count(TEST_DB, "users"));
  }

  @Test
  void wrongKeysSealNothing() throws Exception {
    run(HEADER + ANNAS_LINE, "--app", APP);
    Settings wrong =
        TestSettings.with(
            NOWHERE, "keys.sealing", "k1:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=");

    assertThrows(
        ConfigException.class, () -> run(wrong, HEADER + BO + ",,,,13900139000,,\n", "--app", APP));

    assertEquals(1, TestRows.count(TEST_DB, "users"));
  }

  private String refusal(String file, String... options) {
    return assertThrows(ImportException.class, () -> run(file, options)).getMessage();
  }

  private int run(String text, String... options) throws Exception {
    return run(TestSettings.with(NOWHERE), text, options);
  }

  private int run(Settings settings, String text, String... options) throws Exception {
    Path file = dir.resolve("users.csv");
    Files.writeString(file, text);
    String[] args = new String[options.length + 1];
    args[0] = file.toString();
    System.arraycopy(options, 0, args, 1, options.length);
    try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      return new ImportCommand(
              settings, watched.dataSource(), clock, out, new Progress(out, false, () -> 0))
          .run(ImportOptions.of(args));
    }
  }

  private static BasicDataSource pool() {
    BasicDataSource pool = new BasicDataSource();
    pool.setUrl(TEST_DB.url());
    pool.addConnectionProperty("rewriteBatchedStatements", "true");
    pool.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    return pool;
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private List<String> bad() throws IOException {
    return Files.readAllLines(dir.resolve("users.csv.bad"));
  }

  private static List<String> audit() {
    return TestRows.texts(
        TEST_DB,
        "SELECT CONCAT_WS('|', actor_kind, admin_name, act, detail, IFNULL(new_value, '-'))"
            + " FROM audit_events ORDER BY id");
  }

  private static List<String> rows() {
    return TestRows.texts(
        TEST_DB,
        "SELECT CONCAT_WS('|', id, appid, openid, IFNULL(unionid, '-'), nickname, avatar_url, level,"
            + " status, registered_at, last_login_at, IFNULL(HEX(phone_sealed), '-'),"
            + " IFNULL(HEX(phone_hash), '-')) FROM users ORDER BY id");
  }
}
