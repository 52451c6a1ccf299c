package org.wxapplogin.sandbox.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.StoredPhone;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.account.Phones;

/** Writes the sample users, their logins and their sessions into an empty database. */
public final class SampleData {
  private static final Duration SESSION_IDLE = Duration.ofDays(30);
  private static final Duration SESSION_LIFE = Duration.ofDays(90);
  private static final long FIRST_NUMBER = 19_900_000_000L;

  private SampleData() {}

  /**
   * Does nothing if there is any user.
   *
   * @param now the newest login is a little before it
   * @return whether users were written
   */
  public static boolean fill(Connection connection, Instant now) throws SQLException {
    if (hasUsers(connection)) {
      return false;
    }
    SamplePeople people = SamplePeople.make(now);
    connection.setAutoCommit(false);
    insertUsers(connection, people.users());
    insertEvents(connection, people.events());
    insertSessions(connection, people);
    closeEvents(connection, now);
    connection.commit();
    catchUp(connection);
    return true;
  }

  /**
   * Does what the jobs for users from before a version would do: they have found nobody by now, and
   * do not look again. So users of one unionid are a person, and names are found by their parts.
   */
  private static void catchUp(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "UPDATE users SET person_id = UNHEX(MD5(unionid)) WHERE unionid IS NOT NULL");
      statement.executeUpdate(
          """
          INSERT INTO persons (unionid, id)
          SELECT DISTINCT unionid, person_id FROM users WHERE unionid IS NOT NULL
          """);
      statement.executeUpdate("UPDATE name_marks SET walked = 0");
    }
    connection.commit();
  }

  /**
   * Gives a good quarter of the people a phone number each, the same in all their apps.
   *
   * @param phones with the keys of the server that will read the numbers
   */
  public static void bindPhones(Connection connection, Phones phones) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet people =
            statement.executeQuery(
                """
                SELECT id, MIN(id) OVER (PARTITION BY COALESCE(unionid, id)) AS person FROM users
                """);
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE users SET phone_sealed = ?, phone_hash = ?, phone_end = ?, phone_claim = ?"
                    + " WHERE id = ?")) {
      while (people.next()) {
        long id = people.getLong("id");
        long person = people.getLong("person");
        if (person % 5 < 2) {
          Phone phone = new Phone("86", Long.toString(FIRST_NUMBER + person));
          StoredPhone stored = phones.stored(id, phone);
          byte[] hash = stored.hash();
          set(update, stored.sealed(), hash, stored.end().orElseThrow(), hash, id);
        }
      }
      update.executeBatch();
      connection.commit();
    }
  }

  /**
   * Lets the admin keep the password that the sandbox made and shows at each start; elsewhere a
   * first password must be replaced.
   */
  public static void keepFirstPassword(Connection connection, String admin) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE admins SET must_change = 0 WHERE name = ? AND last_sign_in_at IS NULL")) {
      connection.setAutoCommit(true);
      update.setString(1, admin);
      update.executeUpdate();
    }
  }

  private static boolean hasUsers(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT 1 FROM users LIMIT 1")) {
      return rows.next();
    }
  }

  private static void insertUsers(Connection connection, List<User> users) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO users (id, appid, openid, unionid, nickname, avatar_url, gender, country,
              province, city, language, level, status, registered_at, last_login_at, last_login_ip)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      for (User user : users) {
        set(
            insert,
            user.id(),
            user.identity().appid(),
            user.identity().openid(),
            user.identity().unionid().orElse(null),
            user.profile().nickName(),
            user.profile().avatarUrl(),
            user.profile().gender(),
            user.profile().country(),
            user.profile().province(),
            user.profile().city(),
            user.profile().language(),
            user.level().number(),
            user.status().number(),
            user.registeredAt().toEpochMilli(),
            user.lastLoginAt().toEpochMilli(),
            user.lastLoginIp());
      }
      insert.executeBatch();
    }
  }

  private static void insertEvents(Connection connection, List<LoginEvent> events)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO login_events (at, appid, user_id, outcome, ip, device)
            VALUES (?, ?, ?, ?, ?, ?)
            """)) {
      for (LoginEvent event : events) {
        set(
            insert,
            event.at().toEpochMilli(),
            event.appid(),
            event.userId().orElse(null),
            event.outcome().name(),
            event.ip(),
            event.device());
      }
      insert.executeBatch();
    }
  }

  /** Nobody has the tokens of these sessions: they are there to be looked at and ended. */
  private static void insertSessions(Connection connection, SamplePeople people)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO sessions (token_hash, family, user_id, appid, openid, device, ip,
              created_at, seen_at, expires_at, ends_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      for (SamplePeople.Device device : people.devices()) {
        User user = device.user();
        Instant since = user.lastLoginAt();
        set(
            insert,
            device.tokenHash(),
            device.family(),
            user.id(),
            user.identity().appid(),
            user.identity().openid(),
            device.name(),
            user.lastLoginIp(),
            since.toEpochMilli(),
            since.toEpochMilli(),
            since.plus(SESSION_IDLE).toEpochMilli(),
            since.plus(SESSION_LIFE).toEpochMilli());
      }
      insert.executeBatch();
    }
  }

  /**
   * Lets the dashboard count these events at once. It waits for late writers otherwise; here there
   * are none yet.
   */
  private static void closeEvents(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO login_count_mark (id, counted_id, head_id, head_at, complete_at)
            SELECT 1, 0, MAX(id), ?, 0 FROM login_events
            ON DUPLICATE KEY UPDATE head_id = VALUES(head_id), head_at = VALUES(head_at)
            """)) {
      set(insert, now.minus(Duration.ofMinutes(5)).toEpochMilli());
      insert.executeBatch();
    }
  }

  private static void set(PreparedStatement insert, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        insert.setNull(i + 1, Types.VARCHAR);
      } else {
        insert.setObject(i + 1, values[i]);
      }
    }
    insert.addBatch();
  }
}
