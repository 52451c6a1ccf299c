package org.wxapplogin.fill;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wxapplogin.dao.NewUserRow;

/**
 * A table and the columns that are filled. Columns are named, so that columns added later keep
 * their defaults.
 *
 * @param binary the columns that hold bytes; they travel in hex
 */
record Table(String name, List<String> columns, List<String> binary) {
  static final Table USERS =
      new Table(
          "users",
          Stream.of(
                  List.of("id"),
                  NewUserRow.COLUMNS,
                  List.of(
                      "cancelled_at",
                      "phone_sealed",
                      "phone_hash",
                      "phone_end",
                      "phone_claim",
                      "person_id"))
              .flatMap(List::stream)
              .toList(),
          List.of("phone_sealed", "phone_hash", "phone_end", "phone_claim", "person_id"));

  static final Table PERSONS =
      new Table("persons", List.of("unionid", "id", "joins"), List.of("id"));

  static final Table NAMED = new Table("named_users", List.of("user_id", "form"), List.of());

  static final Table NAMES = new Table("name_parts", List.of("part", "user_id"), List.of());

  static final Table LOGINS =
      new Table(
          "login_events",
          List.of("id", "at", "appid", "user_id", "outcome", "ip", "device"),
          List.of());

  static final Table SESSIONS =
      new Table(
          "sessions",
          List.of(
              "token_hash",
              "family",
              "user_id",
              "appid",
              "openid",
              "device",
              "ip",
              "created_at",
              "seen_at",
              "expires_at",
              "ends_at"),
          List.of("token_hash", "family"));

  static final Table SESSION_KEYS =
      new Table(
          "session_keys",
          List.of("user_id", "newest", "newest_mark", "newest_at"),
          List.of("newest", "newest_mark"));

  static final Table CHANGES =
      new Table("user_changes", List.of("id", "at", "user_id", "kind", "new_value"), List.of());

  static final Table AUDIT =
      new Table(
          "audit_events",
          List.of(
              "id",
              "at",
              "admin_id",
              "admin_name",
              "act",
              "target_kind",
              "target_id",
              "detail",
              "old_value",
              "new_value",
              "ip"),
          List.of());

  static final List<Table> ALL =
      List.of(USERS, LOGINS, PERSONS, NAMED, NAMES, SESSIONS, SESSION_KEYS, CHANGES, AUDIT);

  /**
   * Whether rows come in the order of the primary key. If not, each would be put into another page
   * of a table that is larger than the memory.
   */
  boolean writtenInOrder() {
    return this != NAMES;
  }

  /** The statement that reads the text with tabs that {@link RowBatch} writes. */
  String loadData() {
    String names =
        columns.stream()
            .map(column -> binary.contains(column) ? "@" + column : column)
            .collect(Collectors.joining(", "));
    String set =
        binary.stream()
            .map(column -> column + " = UNHEX(@" + column + ")")
            .collect(Collectors.joining(", "));
    return "LOAD DATA LOCAL INFILE 'rows' INTO TABLE "
        + name
        + " CHARACTER SET utf8mb4 FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\'"
        + " LINES TERMINATED BY '\\n' ("
        + names
        + ")"
        + (set.isEmpty() ? "" : " SET " + set);
  }

  String insert() {
    return "INSERT INTO " + name + " (" + String.join(", ", columns) + ") VALUES ";
  }
}
