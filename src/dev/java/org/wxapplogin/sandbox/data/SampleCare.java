package org.wxapplogin.sandbox.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.wxapplogin.domain.TakenProfile;

/** What a service desk would have done about the sample users, and what waits for it. */
public final class SampleCare {
  private static final Duration AGO = Duration.ofHours(30);
  private static final Duration DAY = Duration.ofDays(1);

  private SampleCare() {}

  /**
   * Gives every sample user who is disabled a ban, some for ever and some until a day of the coming
   * week, and puts some nicknames and pictures into the review queue.
   *
   * @param admin the name of whoever banned them
   */
  public static void fill(Connection connection, String admin, Instant now) throws SQLException {
    connection.setAutoCommit(false);
    insertBans(connection, admin, now);
    insertReviews(connection, now);
    SamplePictures.fill(connection, now);
    connection.commit();
  }

  private static void insertBans(Connection connection, String admin, Instant now)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO bans (user_id, at, until, reason, told, by_kind, by_admin, by_name)
            SELECT u.id, ?, CASE WHEN u.id % 3 = 0 THEN NULL ELSE ? + ? * (1 + u.id % 7) END,
              CASE WHEN u.id % 2 = 0 THEN '多个账号重复领取优惠券' ELSE '在评论中辱骂他人' END,
              CASE WHEN u.id % 2 = 0 THEN '您的账号存在异常领券行为，已暂停使用。'
                ELSE '您的评论违反社区规范，账号已暂停使用。' END,
              'ADMIN', a.id, a.name
            FROM users u JOIN admins a ON a.name = ? WHERE u.status = 1
            """)) {
      insert.setLong(1, now.minus(AGO).toEpochMilli());
      insert.setLong(2, now.toEpochMilli());
      insert.setLong(3, DAY.toMillis());
      insert.setString(4, admin);
      insert.executeUpdate();
    }
  }

  private static void insertReviews(Connection connection, Instant now) throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet named =
            select.executeQuery(
                """
                SELECT id, nickname FROM users WHERE status = 0 AND nickname <> ''
                ORDER BY last_login_at DESC LIMIT 5
                """);
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO reviews (user_id, field, digest, at) VALUES (?, 'NICKNAME', ?, ?)")) {
      Instant at = now;
      while (named.next()) {
        at = at.minus(Duration.ofMinutes(50));
        insert.setLong(1, named.getLong("id"));
        insert.setBytes(2, TakenProfile.digest(named.getString("nickname")));
        insert.setLong(3, at.toEpochMilli());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
