package org.wxapplogin.dao.userlist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.PersonDoubt;
import org.wxapplogin.domain.PersonLink;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.domain.UserStatus;

/** Makes a {@link User} of a row of the users table. */
public final class UserMapper {
  /** The columns a SELECT must name for {@link #map}. */
  public static final String COLUMNS =
      "id, appid, openid, unionid, nickname, avatar_url, gender, country, province, city, language,"
          + " level, status, registered_at, last_login_at, last_login_ip,"
          + " phone_sealed, person_id, person_doubt";

  private UserMapper() {}

  public static User map(ResultSet row) throws SQLException {
    return new User(
        row.getLong("id"),
        new Identity(
            row.getString("appid"),
            row.getString("openid"),
            Optional.ofNullable(row.getString("unionid"))),
        new Profile(
            row.getString("nickname"),
            row.getString("avatar_url"),
            row.getInt("gender"),
            row.getString("country"),
            row.getString("province"),
            row.getString("city"),
            row.getString("language")),
        UserLevel.of(row.getInt("level")),
        UserStatus.of(row.getInt("status")),
        Statements.instant(row, "registered_at"),
        Statements.instant(row, "last_login_at"),
        row.getString("last_login_ip"),
        Optional.ofNullable(row.getBytes("phone_sealed")),
        link(row));
  }

  private static Optional<PersonLink> link(ResultSet row) throws SQLException {
    byte[] person = row.getBytes("person_id");
    if (person == null) {
      return Optional.empty();
    }
    int doubt = row.getInt("person_doubt");
    return Optional.of(
        new PersonLink(
            HexFormat.of().formatHex(person),
            row.wasNull() ? Optional.empty() : Optional.of(PersonDoubt.of(doubt))));
  }
}
