package org.wxapplogin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pictures of the time when rows held the address that an upload came to. */
class AvatarMigrationTest {
  private final TestDatabase server = TestDatabase.get();
  private String schema;

  @BeforeEach
  void tablesOfThatTime() throws SQLException {
    schema = server.createSchema();
    migrate("12");
  }

  @AfterEach
  void drop() throws SQLException {
    server.dropSchema(schema);
  }

  @Test
  void addressesOfOwnPicturesBecomeNamesAndPicturesThatNobodyShowsGo() throws SQLException {
    String elsewhere = "https://thirdwx.qlogo.cn/a.png";
    user(1, "https://login.example.com/wxapplogin/avatars/" + name(1));
    user(2, "http://evil.example/wxapplogin/avatars/" + name(2));
    user(3, elsewhere);
    user(4, "https://login.example.com/wxapplogin/avatars/" + name(1));
    for (int id = 1; id <= 3; id++) {
      execute(
          "INSERT INTO avatars (name, user_id, media_type, content, created_at) VALUES ('%s', %d, 'image/png', 'x', 1)"
              .formatted(name(id), id));
    }

    migrate("15");

    assertEquals(
        List.of(
            "avatars/" + name(1),
            "avatars/" + name(2),
            elsewhere,
            "https://login.example.com/wxapplogin/avatars/" + name(1)),
        texts("SELECT avatar_url FROM users ORDER BY id"));
    assertEquals(List.of(name(1), name(2)), texts("SELECT name FROM avatars ORDER BY name"));
  }

  private static String name(int id) {
    return "%032x".formatted(id);
  }

  private void user(int id, String avatar) throws SQLException {
    execute(
        """
        INSERT INTO users (id, appid, openid, nickname, avatar_url, gender, country, province, city,
          language, level, status, registered_at, last_login_at, last_login_ip)
        VALUES (%1$d, 'a', '%1$d', '', '%2$s', 0, '', '', '', '', 0, 0, 0, 0, '')
        """
            .formatted(id, avatar));
  }

  private void migrate(String version) {
    Flyway.configure()
        .dataSource(server.url(schema), null, null)
        .locations("classpath:sql")
        .target(version)
        .load()
        .migrate();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.url(schema));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> texts(String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(server.url(schema));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
