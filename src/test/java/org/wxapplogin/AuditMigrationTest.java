package org.wxapplogin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Audit events of the time when their values stood in a sentence. */
class AuditMigrationTest {
  private final TestDatabase server = TestDatabase.get();
  private String schema;

  @BeforeEach
  void tablesOfThatTime() throws SQLException {
    schema = server.createSchema();
    migrate("11");
  }

  @AfterEach
  void drop() throws SQLException {
    server.dropSchema(schema);
  }

  @Test
  void sentencesOfOldEventsBecomeValues() throws SQLException {
    insert("SET_LEVEL", "ORDINARY → SENIOR_VIP");
    insert("SET_LEVEL", "by hand");
    insert("SET_ROLE", "bo: OPERATOR → OWNER");
    insert("SET_ROLE", "小: a → b: VIEWER → OPERATOR");
    insert("CREATE_ADMIN", "bo: VIEWER");
    insert("CREATE_ADMIN", "x: OWNER: OPERATOR");
    insert("DISABLE_USER", "spam: VIEWER → OWNER");
    insert("END_DEVICE", "");

    migrate("12");

    assertEquals(
        List.of(
            "SET_LEVEL [] ORDINARY SENIOR_VIP",
            "SET_LEVEL [by hand] - -",
            "SET_ROLE [bo] OPERATOR OWNER",
            "SET_ROLE [小: a → b] VIEWER OPERATOR",
            "CREATE_ADMIN [bo] - VIEWER",
            "CREATE_ADMIN [x: OWNER] - OPERATOR",
            "DISABLE_USER [spam: VIEWER → OWNER] - -",
            "END_DEVICE [] - -"),
        events());
  }

  private void migrate(String version) {
    Flyway.configure()
        .dataSource(server.url(schema), null, null)
        .locations("classpath:sql")
        .target(version)
        .load()
        .migrate();
  }

  private void insert(String act, String detail) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.url(schema));
        PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO audit_events
                  (at, admin_id, admin_name, act, target_kind, target_id, detail, ip)
                VALUES (0, 1, 'admin', ?, 'USER', 1, ?, '::1')
                """)) {
      insert.setString(1, act);
      insert.setString(2, detail);
      insert.executeUpdate();
    }
  }

  private List<String> events() throws SQLException {
    List<String> events = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(server.url(schema));
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT CONCAT(act, ' [', detail, '] ', COALESCE(old_value, '-'), ' ',
                  COALESCE(new_value, '-'))
                FROM audit_events ORDER BY id
                """)) {
      while (rows.next()) {
        events.add(rows.getString(1));
      }
    }
    return events;
  }
}
