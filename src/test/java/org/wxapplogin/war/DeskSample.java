package org.wxapplogin.war;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.wxapplogin.config.DatabaseSettings;

/**
 * What the desk looks for and acts upon, from a filled database, to which it adds what bin/fill
 * does not make: names that wait for a judgement, and an admin who is held to one app.
 *
 * @param nameParts from the middle of nicknames
 * @param phoneEnds keyed hashes, which stand for the last four digits of numbers
 * @param active users, none twice
 * @param withPhone active users who have a number, none of them among {@code active}
 * @param ofHeld users of the app that {@link #HELD} is held to
 */
record DeskSample(
    List<String> nameParts,
    List<String> phoneEnds,
    List<String> active,
    List<String> withPhone,
    List<String> ofHeld) {
  /** The admin who is held to the largest app; has the first admin's password. */
  static final String HELD = "held";

  /** How many users each kind of act is done to. */
  static final int ACTED = 60;

  private static final int LOOKED_FOR = 20;
  private static final int WAITING = 20_000;

  /**
   * @param first the name of the first admin
   */
  static DeskSample prepare(DatabaseSettings database, ConsoleSample sample, String first)
      throws SQLException {
    try (Connection db = ConsoleSample.connect(database);
        Statement statement = db.createStatement()) {
      long users = ConsoleSample.number(db, "SELECT MAX(id) FROM users");
      statement.executeUpdate(
          "INSERT IGNORE INTO reviews (user_id, field, digest, at)"
              + " SELECT id, 'NICKNAME', UNHEX(SHA2(LOWER(nickname), 256)), registered_at FROM users"
              + " WHERE nickname <> '' AND id > "
              + users / 2
              + " ORDER BY id LIMIT "
              + WAITING);
      statement.executeUpdate(
          "INSERT IGNORE INTO admins (name, password_hash, role, created_at)"
              + (" SELECT '" + HELD + "', password_hash, 'OPERATOR', created_at FROM admins")
              + (" WHERE name = '" + first + "'"));
      statement.executeUpdate(
          "INSERT IGNORE INTO admin_apps (admin_id, appid) SELECT id, '"
              + sample.apps().get(0)
              + ("' FROM admins WHERE name = '" + HELD + "'"));
      String named = "CHAR_LENGTH(nickname) > 4";
      String active = "status = 'ACTIVE' AND phone_hash IS ";
      return new DeskSample(
          spread(db, "SUBSTRING(nickname, 2, 3)", named, users, LOOKED_FOR),
          spread(db, "HEX(phone_end)", "phone_end IS NOT NULL", users, LOOKED_FOR).stream()
              .map(hex -> HexFormat.of().parseHex(hex))
              .map(hash -> Base64.getUrlEncoder().withoutPadding().encodeToString(hash))
              .toList(),
          spread(db, "id", active + "NULL AND nickname <> ''", users, ACTED),
          spread(db, "id", active + "NOT NULL AND nickname <> ''", users, ACTED),
          spread(db, "id", "appid = '" + sample.apps().get(0) + "'", users, LOOKED_FOR));
    }
  }

  /** One value of a user who meets the condition, from each of so many places. */
  private static List<String> spread(
      Connection db, String column, String condition, long users, int places) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int i = 1; i <= places; i++) {
      values.addAll(
          ConsoleSample.texts(
              db,
              "SELECT "
                  + column
                  + " FROM users WHERE id > "
                  + users * i / (places + 1)
                  + " AND "
                  + condition
                  + " ORDER BY id LIMIT 1"));
    }
    return values;
  }
}
