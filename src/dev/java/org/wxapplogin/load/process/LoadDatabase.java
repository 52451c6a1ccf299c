package org.wxapplogin.load.process;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wxapplogin.fill.TargetDatabase;
import org.wxapplogin.sandbox.database.EmbeddedDatabase;
import org.wxapplogin.service.person.PersonFill;

/** The one database of a run, which writes each commit to the disk, as it must be in service. */
public final class LoadDatabase implements AutoCloseable {
  private static final List<String> OPTIONS =
      List.of("--innodb-flush-log-at-trx-commit=1", "--innodb-log-file-size=1G");

  private static final String SMALL_MEMORY = "1G";
  private static final String SPREAD =
      "SELECT id, openid FROM users WHERE appid = ? AND status = 0"
          + " AND id % (SELECT GREATEST(1, MAX(id) DIV ?) FROM users) = 0 ORDER BY id LIMIT ?";

  private final EmbeddedDatabase server;
  private final Connection observer;

  private LoadDatabase(EmbeddedDatabase server) throws SQLException {
    this.server = server;
    this.observer =
        DriverManager.getConnection(server.jdbcUrl(""), server.user(), server.password());
  }

  /**
   * Starts it.
   *
   * @param large whether it has so many rows that it needs a quarter of the machine's memory
   */
  static LoadDatabase start(Path dir, boolean large) throws SQLException {
    List<String> options = new ArrayList<>(OPTIONS);
    options.add(
        "--innodb-buffer-pool-size="
            + (large ? TargetDatabase.quarterOfTheMachine() : SMALL_MEMORY));
    return new LoadDatabase(EmbeddedDatabase.start(dir, dir.resolve("mariadb"), options));
  }

  /**
   * Active users of an app, spread over all of them.
   *
   * @param most how many at most
   * @return their numbers by their openids
   */
  Map<String, Long> users(String schema, String appid, int most) throws SQLException {
    Map<String, Long> users = new LinkedHashMap<>();
    try (Connection connection = connect(schema);
        PreparedStatement select = connection.prepareStatement(SPREAD)) {
      select.setString(1, appid);
      select.setInt(2, 2 * most);
      select.setInt(3, most);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          users.put(rows.getString(2), rows.getLong(1));
        }
      }
    }
    return users;
  }

  /**
   * Whether this server has done what it does once with a database that it found: counted the login
   * events, and given every user with a unionid a person.
   */
  boolean isTakenOver(String schema) throws SQLException {
    String once =
        "SELECT (SELECT COUNT(*) FROM %1$s.login_count_mark WHERE complete_at > 0)"
            + " + (SELECT COUNT(*) FROM %1$s.jobs WHERE name = '%2$s' AND done_at > 0)";
    try (Statement statement = observer.createStatement();
        ResultSet row = statement.executeQuery(once.formatted(schema, PersonFill.JOB))) {
      row.next();
      return row.getInt(1) == 2;
    }
  }

  /** Makes it anew, with no table in it. */
  void empty(String schema) throws SQLException {
    execute("DROP DATABASE IF EXISTS " + schema);
    server.createSchema(schema);
  }

  Connection connect(String schema) throws SQLException {
    return DriverManager.getConnection(url(schema), server.user(), server.password());
  }

  String url(String schema) {
    return server.jdbcUrl(schema);
  }

  /** As a database of several nodes. */
  GivenDatabase asGiven() {
    String account = "user=" + server.user() + "&password=" + server.password();
    return new GivenDatabase(List.of(server.jdbcUrl("") + "&" + account), List.of(pid()));
  }

  String user() {
    return server.user();
  }

  String password() {
    return server.password();
  }

  public long pid() {
    return server.pid();
  }

  /** Such as {@code 11.4.5-MariaDB}. */
  public String version() throws SQLException {
    try (Statement statement = observer.createStatement();
        ResultSet row = statement.executeQuery("SELECT VERSION()")) {
      row.next();
      return row.getString(1);
    }
  }

  /** What it has counted since its start, by the name of the counter. */
  Map<String, Long> counters() throws SQLException {
    return NodesDatabase.counters(observer);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = observer.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    observer.close();
    server.close();
  }
}
