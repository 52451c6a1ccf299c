package org.wxapplogin.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestDb;
import org.wxapplogin.domain.LoginOutcome;

/** The sample users on the shipped tables. */
class SampleDataTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");

  @Test
  void fillsAnEmptyDatabaseOnce() throws SQLException {
    try (Connection connection = TEST_DB.dataSource().getConnection()) {
      SampleData.fill(connection, NOW);
      SampleData.fill(connection, NOW);

      assertEquals(300, count("users"));
      assertEquals(2, count("(SELECT DISTINCT appid FROM users) apps"));
      assertEquals(1, count("users WHERE nickname LIKE '%<script>%'"));
      assertEquals(0, count("users WHERE avatar_url <> ''"));
      assertEquals(0, count("users WHERE last_login_at > " + NOW.toEpochMilli()));
      assertEquals(0, count("login_events WHERE at > " + NOW.toEpochMilli()));
      assertEquals(
          LoginOutcome.values().length,
          count("(SELECT DISTINCT outcome FROM login_events) outcomes"));
    }
  }

  private static int count(String from) throws SQLException {
    try (Connection connection = TEST_DB.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + from)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
