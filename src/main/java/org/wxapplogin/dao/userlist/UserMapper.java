package org.wxapplogin.dao.userlist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.PersonDoubt;
import org.wxapplogin.domain.PersonLink;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.domain.UserStatus;

/** Makes a {@link User} of a row of the users table. */
public final class UserMapper {
  /** The columns a SELECT must name for {@link #map}, before any others. */
  public static final String COLUMNS =
      "id, appid, openid, unionid, nickname, avatar_url, gender, country, province, city, language,"
          + " level, status, registered_at, last_login_at, last_login_ip,"
          + " phone_sealed, person_id, person_doubt";

  /** How many they are: the number of the first column after them is one more. */
  public static final int COUNT = 19;

  private UserMapper() {}

  /** Reads by numbers: for names, the driver makes an index of each result. */
  public static User map(ResultSet row) throws SQLException {
    return new User(
        row.getLong(1),
        new Identity(row.getString(2), row.getString(3), Optional.ofNullable(row.getString(4))),
        new Profile(
            row.getString(5),
            row.getString(6),
            row.getInt(7),
            row.getString(8),
            row.getString(9),
            row.getString(10),
            row.getString(11)),
        UserLevel.of(row.getInt(12)),
        UserStatus.of(row.getInt(13)),
        Instant.ofEpochMilli(row.getLong(14)),
        Instant.ofEpochMilli(row.getLong(15)),
        row.getString(16),
        Optional.ofNullable(row.getBytes(17)),
        link(row.getBytes(18), row));
  }

  private static Optional<PersonLink> link(byte[] person, ResultSet row) throws SQLException {
    if (person == null) {
      return Optional.empty();
    }
    int doubt = row.getInt(19);
    return Optional.of(
        new PersonLink(
            HexFormat.of().formatHex(person),
            row.wasNull() ? Optional.empty() : Optional.of(PersonDoubt.of(doubt))));
  }
}
