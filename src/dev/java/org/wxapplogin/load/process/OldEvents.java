package org.wxapplogin.load.process;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/**
 * Login events of more than a year ago, which a server deletes as too old. Their ids are lower than
 * those of the others, as they would be.
 */
public final class OldEvents {
  private static final int ROOM = 10_000_000;
  private static final Duration AGE = Duration.ofDays(400);

  private final LoadDatabase database;
  private final String schema;
  private final String appid;
  private int last;

  OldEvents(LoadDatabase database, String schema, String appid) {
    this.database = database;
    this.schema = schema;
    this.appid = appid;
  }

  /** Forgets the events that there are, and keeps ids free below those to come. */
  public void makeRoom() throws SQLException {
    try (Connection connection = database.connect(schema);
        Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM login_events");
      statement.execute("ALTER TABLE login_events AUTO_INCREMENT = " + ROOM);
    }
  }

  /** Adds so many, at most a million, spread over users and a quarter of an hour. */
  public void add(int rows) throws SQLException {
    try (Connection connection = database.connect(schema);
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO login_events (id, at, appid, user_id, outcome, ip, device)"
                    + " WITH RECURSIVE n AS (SELECT 0 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 999),"
                    + " every AS (SELECT a.i * 1000 + b.i + 1 AS seq FROM n AS a, n AS b)"
                    + " SELECT ? + seq, ? + seq, ?, 1 + seq * 7919 % 10000,"
                    + " 'SUCCESS', '192.0.2.1', 'iPhone 15' FROM every WHERE seq <= ?")) {
      insert.setInt(1, last);
      insert.setLong(2, Instant.now().minus(AGE).toEpochMilli());
      insert.setString(3, appid);
      insert.setInt(4, rows);
      insert.executeUpdate();
    }
    last += rows;
  }

  public boolean areThere() throws SQLException {
    try (Connection connection = database.connect(schema);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT 1 FROM login_events WHERE id < " + ROOM + " LIMIT 1")) {
      return row.next();
    }
  }
}
