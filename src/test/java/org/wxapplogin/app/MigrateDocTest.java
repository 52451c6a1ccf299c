package org.wxapplogin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestSettings;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/**
 * Runs every query of docs/migrate.md on tables like those it is for, and imports what it prints.
 */
class MigrateDocTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final Pattern QUERY =
      Pattern.compile("### From ([^\n]+)\n(?:(?!###).)*?```sql\n(.*?);\n```", Pattern.DOTALL);

  private final List<String> tables = new ArrayList<>();

  @TempDir Path dir;

  @AfterEach
  void dropTheirTables() {
    tables.forEach(table -> TestRows.execute(TEST_DB, "DROP TABLE " + table));
  }

  @Test
  void thereIsAQueryForEachSystem() throws Exception {
    assertEquals(
        List.of(
            "a login.jsp demo",
            "litemall",
            "yudao (ruoyi-vue-pro)",
            "wafer",
            "a table of your own"),
        queries().results().map(found -> found.group(1)).toList());
  }

  @Test
  void usersOfALoginJspDemo() throws Exception {
    table(
        "wx_user",
        "id INT, open_id VARCHAR(64), session_key VARCHAR(64), nick_name VARCHAR(64),"
            + " avatar_url VARCHAR(255), create_time DATETIME");
    insert("wx_user", "1, 'oA', 'key', '小明 😀', 'https://example.com/a', '2020-01-02 08:00:00'");
    insert("wx_user", "2, 'oB', 'key', NULL, NULL, NULL");

    migrate("a login.jsp demo");

    assertEquals(
        List.of("oA|小明 😀|https://example.com/a|-|0|0|1577923200000", "oB|||-|0|0|now"), users());
  }

  @Test
  void usersOfLitemall() throws Exception {
    table(
        "litemall_user",
        "id INT, username VARCHAR(63), last_login_time DATETIME, user_level TINYINT,"
            + " nickname VARCHAR(63), mobile VARCHAR(20), avatar VARCHAR(255),"
            + " weixin_openid VARCHAR(63), status TINYINT, add_time DATETIME, deleted TINYINT(1)");
    String same = ", 'https://example.com/a', ";
    String times = "'2020-01-02 08:00:00', 0";
    insert(
        "litemall_user", "1, 'a', NULL, 1, 'An\"na', '13800138000'" + same + "'oA', 0, " + times);
    insert("litemall_user", "2, 'b', NULL, 0, 'Bo', ''" + same + "'oB', 1, " + times);
    insert("litemall_user", "3, 'c', NULL, 0, 'Cy', ''" + same + "'oC', 2, " + times);
    insert("litemall_user", "4, 'd', NULL, 0, 'Di', '13800138001'" + same + "'', 0, " + times);

    migrate("litemall");

    assertEquals(
        List.of(
            "oA|An\"na|https://example.com/a|phone|1|0|1577923200000",
            "oB|Bo|https://example.com/a|-|0|1|1577923200000"),
        users());
  }

  @Test
  void usersOfYudao() throws Exception {
    table(
        "system_social_user",
        "id BIGINT, type TINYINT, openid VARCHAR(32), raw_token_info VARCHAR(1024),"
            + " nickname VARCHAR(32), avatar VARCHAR(255), deleted BIT(1)");
    table(
        "system_social_user_bind",
        "id BIGINT, user_id BIGINT, user_type TINYINT, social_type TINYINT,"
            + " social_user_id BIGINT, deleted BIT(1)");
    table(
        "member_user",
        "id BIGINT, mobile VARCHAR(11), status TINYINT, nickname VARCHAR(30), avatar VARCHAR(512),"
            + " login_date DATETIME, create_time DATETIME, deleted BIT(1)");
    insert("system_social_user", "1, 34, 'oA', '{\"unionId\":\"uA\"}', 'social', '', 0");
    insert("system_social_user", "2, 34, 'oB', '{\"unionId\":null}', 'Bo', NULL, 0");
    insert("system_social_user", "3, 31, 'oMp', '{}', 'an official account', '', 0");
    insert("system_social_user", "4, 34, 'oGone', '', 'gone', '', 1");
    for (int id = 1; id <= 4; id++) {
      insert("system_social_user_bind", id + ", " + (10 + id) + ", 1, 34, " + id + ", 0");
      insert(
          "member_user",
          10
              + id
              + ", '1380013800"
              + id
              + "', "
              + (id == 2 ? 1 : 0)
              + ", "
              + (id == 1 ? "'Anna'" : "''")
              + ", '', '2024-05-06 07:08:09', '2020-01-02 08:00:00', 0");
    }
    insert("system_social_user_bind", "9, 99, 2, 34, 1, 0");

    migrate("yudao (ruoyi-vue-pro)");

    assertEquals(
        List.of("oA|Anna||phone|0|0|1577923200000 uA", "oB|Bo||phone|0|1|1577923200000"), users());
  }

  @Test
  void usersOfWafer() throws Exception {
    table(
        "cSessionInfo",
        "open_id VARCHAR(100), uuid VARCHAR(100), skey VARCHAR(100), create_time TIMESTAMP NULL,"
            + " last_visit_time TIMESTAMP NULL, session_key VARCHAR(100), user_info VARCHAR(2048)");
    insert(
        "cSessionInfo",
        "'oA', 'u', 's', '2020-01-02 08:00:00', '2020-01-02 09:00:00', 'key',"
            + " '{\"openId\":\"oA\",\"nickName\":\"小明\",\"avatarUrl\":\"https://example.com/a\","
            + "\"unionId\":\"uA\"}'");
    insert("cSessionInfo", "'oB', 'u', 's', '2020-01-02 08:00:00', NULL, 'key', ''");

    migrate("wafer");

    assertEquals(
        List.of("oA|小明|https://example.com/a|-|0|0|1577923200000 uA", "oB|||-|0|0|1577923200000"),
        users());
  }

  @Test
  void usersOfATableOfOnesOwn() throws Exception {
    table(
        "members",
        "id INT, openid VARCHAR(64), unionid VARCHAR(64), name VARCHAR(64), phone VARCHAR(20),"
            + " vip BOOLEAN, created_at DATETIME(3)");
    insert("members", "1, 'oA', 'uA', 'Anna', '+8613800138000', 1, '2020-01-02 08:00:00.000'");
    insert("members", "2, NULL, NULL, 'Bo', '13900139000', 0, '2020-01-02 08:00:00.000'");

    migrate("a table of your own");

    assertEquals(List.of("oA|Anna||phone|1|0|1577923200000 uA"), users());
  }

  private static Matcher queries() throws Exception {
    return QUERY.matcher(Files.readString(Path.of("docs/migrate.md")));
  }

  private void migrate(String system) throws Exception {
    String query =
        queries()
            .results()
            .filter(found -> found.group(1).equals(system))
            .findFirst()
            .orElseThrow()
            .group(2);
    Path file = dir.resolve("users.jsonl");
    Files.write(file, TestRows.texts(TEST_DB, query));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    try (BasicDataSource pool = new BasicDataSource()) {
      pool.setUrl(TEST_DB.url());
      pool.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      ImportCommand command =
          new ImportCommand(
              TestSettings.with(URI.create("http://127.0.0.1:9")),
              pool,
              new TestClock(Instant.parse("2026-01-31T12:00:00Z")),
              out,
              new Progress(out, false, () -> 0));
      int end = command.run(ImportOptions.of(file.toString(), "--app", FakeWechat.APPID));
      assertEquals(0, end, () -> said.toString(StandardCharsets.UTF_8));
    }
  }

  private static List<String> users() {
    return TestRows.texts(
        TEST_DB,
        "SELECT CONCAT(CONCAT_WS('|', openid, nickname, avatar_url,"
            + " IF(phone_sealed IS NULL, '-', 'phone'), level, status,"
            + " IF(registered_at = 1769860800000, 'now', registered_at)),"
            + " IF(unionid IS NULL, '', CONCAT(' ', unionid))) FROM users ORDER BY openid");
  }

  private void table(String name, String columns) throws SQLException {
    run("CREATE TABLE " + name + " (" + columns + ") CHARACTER SET utf8mb4");
    tables.add(name);
  }

  private static void insert(String table, String values) throws SQLException {
    run("INSERT INTO " + table + " VALUES (" + values + ")");
  }

  private static void run(String sql) throws SQLException {
    try (Connection connection = TEST_DB.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
