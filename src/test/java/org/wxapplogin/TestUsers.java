package org.wxapplogin;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** Users that are simply there, without having logged in. */
public final class TestUsers {
  public static final Instant START = Instant.parse("2025-03-01T00:00:00Z");

  private TestUsers() {}

  public static User user(long id, String nickname) {
    return user(id, nickname, START.plusSeconds(id), START.plusSeconds(1_000_000 - id));
  }

  public static User user(long id, String nickname, Instant registered, Instant lastLogin) {
    return new User(
        id,
        new Identity(FakeWechat.APPID, "oTest-%023d".formatted(id), Optional.empty()),
        new Profile(nickname, "", 0, "", "", "", ""),
        UserLevel.ORDINARY,
        UserStatus.ACTIVE,
        registered,
        lastLogin,
        "203.0.113." + id % 256);
  }

  public static User with(User user, UserStatus status, String avatarUrl) {
    return new User(
        user.id(),
        user.identity(),
        new Profile(user.profile().nickName(), avatarUrl, 0, "", "", "", ""),
        user.level(),
        status,
        user.registeredAt(),
        user.lastLoginAt(),
        user.lastLoginIp());
  }

  public static void insert(TestDb db, User... users) {
    insert(db, List.of(users));
  }

  /** Users 1 to {@code count}, named alike. */
  public static void insertMany(TestDb db, int count) {
    insert(db, IntStream.rangeClosed(1, count).mapToObj(id -> user(id, "user " + id)).toList());
  }

  public static void insert(TestDb db, List<User> users) {
    try (Connection connection = db.dataSource().getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO users (id, appid, openid, nickname, avatar_url, gender, country,
                  province, city, language, level, status, registered_at, last_login_at,
                  last_login_ip)
                VALUES (?, ?, ?, ?, ?, 0, '', '', '', '', ?, ?, ?, ?, ?)
                """)) {
      connection.setAutoCommit(false);
      for (User user : users) {
        insert.setLong(1, user.id());
        insert.setString(2, user.identity().appid());
        insert.setString(3, user.identity().openid());
        insert.setString(4, user.profile().nickName());
        insert.setString(5, user.profile().avatarUrl());
        insert.setInt(6, user.level().number());
        insert.setInt(7, user.status().number());
        insert.setLong(8, user.registeredAt().toEpochMilli());
        insert.setLong(9, user.lastLoginAt().toEpochMilli());
        insert.setString(10, user.lastLoginIp());
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
