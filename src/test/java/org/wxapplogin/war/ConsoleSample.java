package org.wxapplogin.war;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import org.wxapplogin.config.DatabaseSettings;

/**
 * Values from a filled database, with which the pages are asked for.
 *
 * @param apps the one with most users first
 * @param phoneHashes keyed hashes, which stand for phone numbers in the address of a search
 * @param addresses one that many users share, and one that few do
 */
record ConsoleSample(
    String database,
    List<String> apps,
    List<String> ids,
    List<String> openids,
    List<String> openidStarts,
    List<String> unionids,
    List<String> phoneHashes,
    List<String> nicknames,
    String busiestUser,
    List<String> addresses,
    String auditedUser,
    long newestLogin) {
  private static final int USERS = 20;

  static ConsoleSample read(DatabaseSettings database) throws SQLException {
    try (Connection db = connect(database)) {
      long users = number(db, "SELECT COALESCE(MAX(id), 0) FROM users");
      long events = number(db, "SELECT COALESCE(MAX(id), 0) FROM login_events");
      List<Long> places =
          LongStream.rangeClosed(1, USERS).mapToObj(i -> i * users / (USERS + 1)).toList();
      List<String> apps =
          texts(db, "SELECT appid FROM users GROUP BY appid ORDER BY COUNT(*) DESC");
      String recent = "login_events WHERE id > " + (events - 200_000) + " AND ";
      return new ConsoleSample(
          "%s, buffer pool %,d MiB; %,d users, %,d logins"
              .formatted(
                  texts(db, "SELECT VERSION()").get(0),
                  number(db, "SELECT @@GLOBAL.innodb_buffer_pool_size") >> 20,
                  number(db, "SELECT COUNT(*) FROM users"),
                  number(db, "SELECT COUNT(*) FROM login_events")),
          apps,
          column(db, "id", "1 = 1", places),
          column(db, "openid", "1 = 1", places),
          texts(db, "SELECT DISTINCT LEFT(openid, 6) FROM users WHERE id < 1000"),
          column(db, "unionid", "unionid IS NOT NULL", places),
          column(db, "HEX(phone_hash)", "phone_hash IS NOT NULL", places).stream()
              .map(hex -> HexFormat.of().parseHex(hex))
              .map(hash -> Base64.getUrlEncoder().withoutPadding().encodeToString(hash))
              .toList(),
          column(db, "nickname", "nickname NOT IN ('', '微信用户')", places),
          texts(
                  db,
                  "SELECT user_id FROM "
                      + recent
                      + "user_id IS NOT NULL GROUP BY user_id ORDER BY COUNT(*) DESC LIMIT 1")
              .get(0),
          List.of(
              texts(
                      db,
                      "SELECT ip FROM "
                          + recent
                          + "1 = 1 GROUP BY ip ORDER BY COUNT(*) DESC LIMIT 1")
                  .get(0),
              texts(db, "SELECT ip FROM " + recent + "ip LIKE '2001:%' ORDER BY id LIMIT 1")
                  .get(0)),
          texts(db, "SELECT target_id FROM audit_events ORDER BY id DESC LIMIT 1").stream()
              .findFirst()
              .orElse("1"),
          number(db, "SELECT MAX(at) FROM login_events"));
    }
  }

  /** False for a database that {@code bin/fill} has begun and not finished. */
  static boolean isWhole(DatabaseSettings database) throws SQLException {
    try (Connection db = connect(database)) {
      return !hasTable(db, "fill_state")
          || number(db, "SELECT COUNT(*) FROM fill_state WHERE name = 'finished'") > 0;
    }
  }

  /** How many login events the dashboard has not counted yet. */
  static long uncounted(DatabaseSettings database) throws SQLException {
    try (Connection db = connect(database)) {
      return hasTable(db, "login_count_mark")
          ? number(
              db,
              "SELECT (SELECT MAX(id) FROM login_events)"
                  + " - COALESCE((SELECT MAX(counted_id) FROM login_count_mark), 0)")
          : 0;
    }
  }

  private static boolean hasTable(Connection db, String name) throws SQLException {
    return !texts(
            db,
            "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
                + " AND table_name = '"
                + name
                + "'")
        .isEmpty();
  }

  /**
   * One value for each place.
   *
   * @param places ids; each gives the value of the first user from there on who meets the condition
   */
  private static List<String> column(
      Connection db, String column, String condition, List<Long> places) throws SQLException {
    List<String> values = new ArrayList<>();
    for (long place : places) {
      values.addAll(
          texts(
              db,
              "SELECT "
                  + column
                  + " FROM users WHERE id >= "
                  + place
                  + " AND "
                  + condition
                  + " ORDER BY id LIMIT 1"));
    }
    return values;
  }

  static Connection connect(DatabaseSettings database) throws SQLException {
    return DriverManager.getConnection(
        database.url(), database.user(), database.password().reveal());
  }

  static long number(Connection db, String sql) throws SQLException {
    return Long.parseLong(texts(db, sql).get(0));
  }

  static List<String> texts(Connection db, String sql) throws SQLException {
    try (PreparedStatement statement = db.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }
}
