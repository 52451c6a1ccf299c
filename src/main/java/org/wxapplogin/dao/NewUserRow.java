package org.wxapplogin.dao;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.domain.UserStatus;

/** What is written of a user who is new, whoever brings them: the columns, and their values. */
public final class NewUserRow {
  /** The columns of a new user, in the order in which values are given for them. */
  public static final List<String> COLUMNS =
      List.of(
          "appid",
          "openid",
          "unionid",
          "nickname",
          "avatar_url",
          "gender",
          "country",
          "province",
          "city",
          "language",
          "level",
          "status",
          "registered_at",
          "last_login_at",
          "last_login_ip");

  private NewUserRow() {}

  /** The values of {@link #COLUMNS}. */
  static List<Object> values(
      Identity identity,
      Profile profile,
      UserLevel level,
      UserStatus status,
      Instant registeredAt,
      Instant lastLoginAt,
      String lastLoginIp) {
    return Arrays.asList( // may hold null
        identity.appid(),
        identity.openid(),
        identity.unionid().orElse(null),
        profile.nickName(),
        profile.avatarUrl(),
        profile.gender(),
        profile.country(),
        profile.province(),
        profile.city(),
        profile.language(),
        level.number(),
        status.number(),
        registeredAt,
        lastLoginAt,
        lastLoginIp);
  }
}
