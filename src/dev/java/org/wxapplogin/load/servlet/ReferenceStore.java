package org.wxapplogin.load.servlet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.time.Instant;
import org.apache.commons.dbcp2.BasicDataSource;

/** Users and sessions in two tables, through a pool of connections. Thread-safe. */
final class ReferenceStore {
  private static final String FIND =
      "SELECT id, nickname, avatar_url FROM users WHERE appid = ? AND openid = ?";
  private static final String TOUCH = "UPDATE users SET last_login_at = ? WHERE id = ?";
  private static final String ADD =
      "INSERT INTO users (appid, openid, unionid, nickname, avatar_url, created_at, last_login_at)"
          + " VALUES (?, ?, ?, '', '', ?, ?)";
  private static final String ADD_SESSION =
      "INSERT INTO sessions (token_hash, user_id, created_at, expires_at) VALUES (?, ?, ?, ?)";

  private final BasicDataSource pool = new BasicDataSource();
  private final String appid;

  ReferenceStore(String url, String user, String password, String appid) throws SQLException {
    this.appid = appid;
    pool.setUrl(url + "&cachePrepStmts=true&useServerPrepStmts=true&useLocalSessionState=true");
    pool.setDriverClassName("com.mysql.cj.jdbc.Driver");
    pool.setUsername(user);
    pool.setPassword(password);
    pool.setMaxTotal(32);
    pool.setMaxIdle(32);
    pool.setTestOnBorrow(false);
    pool.setPoolPreparedStatements(true);
    pool.setDefaultAutoCommit(false);
    pool.setAutoCommitOnReturn(false);
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      createTables(statement);
    }
  }

  private static void createTables(Statement statement) throws SQLException {
    statement.execute(
        """
        CREATE TABLE IF NOT EXISTS users (
          id BIGINT PRIMARY KEY AUTO_INCREMENT, appid VARCHAR(32) NOT NULL, openid VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
          unionid VARCHAR(64), nickname VARCHAR(64) NOT NULL, avatar_url VARCHAR(512) NOT NULL,
          created_at BIGINT NOT NULL, last_login_at BIGINT NOT NULL, UNIQUE KEY (appid, openid))
        """);
    statement.execute(
        """
        CREATE TABLE IF NOT EXISTS sessions (
          token_hash BINARY(32) PRIMARY KEY, user_id BIGINT NOT NULL, created_at BIGINT NOT NULL,
          expires_at BIGINT NOT NULL)
        """);
  }

  record User(long id, String nickname, String avatarUrl, boolean isNew) {}

  /** One transaction; of two first logins of a person the second finds the user of the first. */
  User login(String openid, String unionid, byte[] tokenHash, Instant now, Instant end)
      throws SQLException {
    try (Connection connection = pool.getConnection()) {
      try {
        User user = findOrAdd(connection, openid, unionid, now);
        addSession(connection, user.id(), tokenHash, now, end);
        connection.commit();
        return user;
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  private User findOrAdd(Connection connection, String openid, String unionid, Instant now)
      throws SQLException {
    User known = find(connection, openid);
    if (known == null) {
      try {
        return add(connection, openid, unionid, now);
      } catch (SQLIntegrityConstraintViolationException e) {
        connection.rollback(); // another login was first; a new snapshot sees its row
        known = find(connection, openid);
      }
    }
    try (PreparedStatement touch = connection.prepareStatement(TOUCH)) {
      touch.setLong(1, now.toEpochMilli());
      touch.setLong(2, known.id());
      touch.executeUpdate();
    }
    return known;
  }

  private User find(Connection connection, String openid) throws SQLException {
    try (PreparedStatement find = connection.prepareStatement(FIND)) {
      find.setString(1, appid);
      find.setString(2, openid);
      try (ResultSet row = find.executeQuery()) {
        return row.next()
            ? new User(row.getLong(1), row.getString(2), row.getString(3), false)
            : null;
      }
    }
  }

  private User add(Connection connection, String openid, String unionid, Instant now)
      throws SQLException {
    try (PreparedStatement add =
        connection.prepareStatement(ADD, Statement.RETURN_GENERATED_KEYS)) {
      add.setString(1, appid);
      add.setString(2, openid);
      add.setString(3, unionid);
      add.setLong(4, now.toEpochMilli());
      add.setLong(5, now.toEpochMilli());
      add.executeUpdate();
      try (ResultSet keys = add.getGeneratedKeys()) {
        keys.next();
        return new User(keys.getLong(1), "", "", true);
      }
    }
  }

  private static void addSession(
      Connection connection, long userId, byte[] tokenHash, Instant now, Instant end)
      throws SQLException {
    try (PreparedStatement add = connection.prepareStatement(ADD_SESSION)) {
      add.setBytes(1, tokenHash);
      add.setLong(2, userId);
      add.setLong(3, now.toEpochMilli());
      add.setLong(4, end.toEpochMilli());
      add.executeUpdate();
    }
  }

  void close() {
    try {
      pool.close();
    } catch (SQLException e) {
      // The process is about to end.
    }
  }
}
