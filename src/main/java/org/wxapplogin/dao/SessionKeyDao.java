package org.wxapplogin.dao;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.wxapplogin.dao.jdbc.Statements;

/** SQL for the session_keys table: the two newest session keys WeChat gave for a user, sealed. */
public final class SessionKeyDao {
  private final Statements sql;

  SessionKeyDao(Statements sql) {
    this.sql = sql;
  }

  /**
   * Stores each key as its user's newest, and the newest before as the previous one; unless it is
   * the same key again, which WeChat hands out for logins that follow each other quickly.
   */
  public void keepAll(List<SealedKey> keys) {
    bringMarksForward(keys);
    // MySQL and MariaDB assign from left to right: newest_mark must be compared before it is
    // changed.
    sql.insertAll(
        "INSERT INTO session_keys (user_id, newest, newest_mark, newest_at) VALUES",
        """
        ON DUPLICATE KEY UPDATE
          previous = IF(newest_mark = VALUES(newest_mark), previous, newest),
          previous_at = IF(newest_mark = VALUES(newest_mark), previous_at, newest_at),
          newest = VALUES(newest),
          newest_at = VALUES(newest_at),
          newest_mark = VALUES(newest_mark)
        """,
        keys.stream()
            .map(
                key ->
                    new Object[] {key.userId(), key.sealed(), key.fingerprints().get(0), key.at()})
            .toList());
  }

  /**
   * Replaces the marks that another lookup key made of the same keys, so that they compare as
   * equal. There are some only while two lookup keys are in use.
   */
  private void bringMarksForward(List<SealedKey> keys) {
    List<Object> args = new ArrayList<>();
    for (SealedKey key : keys) {
      List<byte[]> marks = key.fingerprints();
      for (byte[] other : marks.subList(1, marks.size())) {
        args.addAll(List.of(key.userId(), other, marks.get(0)));
      }
    }
    if (!args.isEmpty()) {
      sql.write(
          "UPDATE session_keys k JOIN ("
              + String.join(
                  " UNION ALL ",
                  Collections.nCopies(args.size() / 3, "SELECT ? AS id, ? AS other, ? AS mark"))
              + ") m ON k.user_id = m.id AND k.newest_mark = m.other SET k.newest_mark = m.mark",
          args.toArray());
    }
  }

  /** The sealed keys of a user, the newest first; empty if they never logged in. */
  public List<byte[]> find(long userId) {
    Optional<List<byte[]>> found =
        sql.one(
            "SELECT newest, previous FROM session_keys WHERE user_id = ?",
            row -> {
              List<byte[]> keys = new ArrayList<>();
              keys.add(row.getBytes("newest"));
              if (row.getBytes("previous") != null) {
                keys.add(row.getBytes("previous"));
              }
              return keys;
            },
            userId);
    return found.orElse(List.of());
  }

  /** When the stored keys of a user came, the newest first, without the keys. */
  public List<Instant> findDates(long userId) {
    return sql
        .list(
            "SELECT newest_at, previous_at FROM session_keys WHERE user_id = ?",
            row ->
                Stream.concat(
                        Stream.of(Statements.instant(row, "newest_at")),
                        Statements.optionalInstant(row, "previous_at").stream())
                    .toList(),
            userId)
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /** Deletes the keys of these users; returns how many users had any. */
  public int deleteByUsers(List<Long> users) {
    return UserRows.delete(sql, "session_keys", users);
  }

  /**
   * A session_key as it is stored.
   *
   * @param fingerprints 16 bytes under each lookup key that are the same for the same key; the
   *     first is stored
   */
  public record SealedKey(long userId, byte[] sealed, List<byte[]> fingerprints, Instant at) {}
}
