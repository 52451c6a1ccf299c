package org.wxapplogin.dao;

import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.TableSize;

/** SQL that asks the database about itself. */
public final class SystemDao {
  private final Statements sql;

  SystemDao(Statements sql) {
    this.sql = sql;
  }

  /** The version of the server, such as {@code 8.4.3} or {@code 11.4.5-MariaDB}. */
  public String version() {
    return sql.one("SELECT VERSION() AS version", row -> row.getString("version")).orElse("");
  }

  /** The number of the newest migration; empty if the operator keeps the tables without Flyway. */
  public Optional<String> schemaVersion() {
    boolean kept =
        sql.one(
                "SELECT 1 AS one FROM information_schema.tables"
                    + " WHERE table_schema = DATABASE() AND table_name = 'flyway_schema_history'",
                row -> row.getInt("one"))
            .isPresent();
    return kept
        ? sql.one(
            "SELECT version FROM flyway_schema_history WHERE success = 1 AND version IS NOT NULL"
                + " ORDER BY installed_rank DESC LIMIT 1",
            row -> row.getString("version"))
        : Optional.empty();
  }

  /**
   * All tables, the largest first. Rows and bytes are the server's estimates, which cost nothing.
   */
  public List<TableSize> tables() {
    return sql.list(
        """
        SELECT table_name AS name, COALESCE(table_rows, 0) AS estimate,
          COALESCE(data_length, 0) + COALESCE(index_length, 0) AS bytes
        FROM information_schema.tables
        WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
        ORDER BY bytes DESC, name
        """,
        row -> new TableSize(row.getString("name"), row.getLong("estimate"), row.getLong("bytes")));
  }
}
