package org.wxapplogin.dao;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wxapplogin.dao.SealedDao.Row;
import org.wxapplogin.domain.SealedKind;

/**
 * Where sealed values of a kind are stored. In SQL the table is named {@code t}.
 *
 * @param key the column of the primary key
 * @param owner an expression for the owner that the values are sealed for
 * @param from what the owner is read from besides, or empty
 * @param values the columns of the sealed values
 * @param hashes the columns of the keyed hashes of the first value
 * @param also sets what depends on the hashes, or empty
 */
record SealedTable(
    String name,
    String key,
    String owner,
    String from,
    List<String> values,
    List<String> hashes,
    String also) {

  static SealedTable of(SealedKind kind) {
    return switch (kind) {
      case SESSION_KEY ->
          new SealedTable(
              "session_keys",
              "user_id",
              "CONCAT(u.appid, '/', u.openid)",
              " JOIN users u ON u.id = t.user_id",
              List.of("newest", "previous"),
              List.of("newest_mark"),
              "");
      case PHONE ->
          new SealedTable(
              "users",
              "id",
              "t.id",
              "",
              List.of("phone_sealed"),
              List.of("phone_hash", "phone_end"),
              ", t.phone_claim = IF(t.phone_claim IS NULL, NULL, t.phone_hash)");
      case TAKEN_PHONE -> plain("taken_phones", "user_id", "t.user_id", "sealed");
      case ACCESS_TOKEN -> plain("access_tokens", "appid", "t.appid", "sealed");
      case TOTP_SECRET -> plain("admins", "id", "t.id", "totp_sealed", "totp_new");
      case ONE_TIME_SECRET ->
          plain(
              "admin_sessions", "token_hash", "LOWER(LEFT(HEX(t.token_hash), 16))", "once_sealed");
      case APP_SECRET ->
          plain("apps", "id", "t.appid", "secret_sealed", "push_token_sealed", "push_key_sealed");
    };
  }

  private static SealedTable plain(String name, String key, String owner, String... values) {
    return new SealedTable(name, key, owner, "", List.of(values), List.of(), "");
  }

  /** The condition for rows that hold any. */
  String holds() {
    return values.stream()
        .map(column -> "t." + column + " IS NOT NULL")
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  String select() {
    return "SELECT t."
        + key
        + ", "
        + owner
        + " AS owner, "
        + columns().map(column -> "t." + column).collect(Collectors.joining(", "))
        + " FROM "
        + name
        + " t"
        + from;
  }

  /**
   * Takes the new {@link #bytes}, the key and the old bytes. MySQL and MariaDB assign from left to
   * right: what depends on the hashes comes last.
   */
  String update() {
    return "UPDATE "
        + name
        + " t SET "
        + columns().map(column -> "t." + column + " = ?").collect(Collectors.joining(", "))
        + also
        + " WHERE t."
        + key
        + " = ? AND "
        + columns().map(column -> "t." + column + " <=> ?").collect(Collectors.joining(" AND "));
  }

  /** What a row holds in the columns of values and hashes; null where it holds nothing. */
  List<byte[]> bytes(Row row) {
    List<byte[]> bytes = new ArrayList<>();
    row.values().forEach(value -> bytes.add(value.orElse(null)));
    row.hashes().forEach(hash -> bytes.add(hash.orElse(null)));
    return bytes;
  }

  private Stream<String> columns() {
    return Stream.concat(values.stream(), hashes.stream());
  }
}
