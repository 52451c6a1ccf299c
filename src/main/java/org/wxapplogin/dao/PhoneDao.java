package org.wxapplogin.dao;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.wxapplogin.dao.jdbc.Sql;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.AppScope;
import org.wxapplogin.domain.StoredPhone;

/**
 * SQL for the phone columns of the users table: the number is stored sealed, and found by a keyed
 * hash, as are its last four digits.
 */
public final class PhoneDao {
  private final Statements sql;

  PhoneDao(Statements sql) {
    this.sql = sql;
  }

  /**
   * The ids of the users of an app who have this number, in ascending order. Locks nothing.
   *
   * @param hashes of the number, of which a user is stored under one
   */
  public List<Long> findOwners(String appid, List<byte[]> hashes) {
    List<Object> args = new ArrayList<>(hashes);
    args.add(appid);
    return sql.list(
        "SELECT id FROM users WHERE phone_hash IN ("
            + Sql.placeholders(hashes.size())
            + ") AND appid = ? ORDER BY id",
        row -> row.getLong("id"),
        args.toArray());
  }

  /** How many users have this number, in all apps together. */
  public long countOwners(List<byte[]> hashes, AppScope scope) {
    List<Object> args = new ArrayList<>(hashes);
    args.addAll(scope.apps());
    return sql.one(
            "SELECT COUNT(*) FROM users WHERE phone_hash IN ("
                + Sql.placeholders(hashes.size())
                + ")"
                + within(scope),
            row -> row.getLong(1),
            args.toArray())
        .orElseThrow();
  }

  /**
   * How many users have a number that ends so; counting stops at {@code most}.
   *
   * @param ends keyed hashes of four digits
   */
  public long countEnds(List<byte[]> ends, AppScope scope, int most) {
    List<Object> args = new ArrayList<>(ends);
    args.addAll(scope.apps());
    args.add(most);
    return sql.one(
            "SELECT COUNT(*) FROM (SELECT id FROM users FORCE INDEX (users_phone_end)"
                + " WHERE phone_end IN ("
                + Sql.placeholders(ends.size())
                + ") AND has_phone = 1"
                + within(scope)
                + " LIMIT ?) AS hits",
            row -> row.getLong(1),
            args.toArray())
        .orElseThrow();
  }

  private static String within(AppScope scope) {
    return scope.isAll() ? "" : " AND appid IN (" + Sql.placeholders(scope.apps().size()) + ")";
  }

  /** The next ids of users who have a number without the hash of its end, in ascending order. */
  public List<Long> findEndless(long after, int most) {
    return sql.list(
        "SELECT id FROM users FORCE INDEX (users_phone_end)"
            + " WHERE phone_end IS NULL AND has_phone = 1 AND id > ? ORDER BY id LIMIT ?",
        row -> row.getLong("id"),
        after,
        most);
  }

  /** Writes the hashes of the ends of numbers, of users who are locked. */
  public void setEnds(Map<Long, byte[]> ends) {
    sql.updateAll(
        "UPDATE users SET phone_end = ? WHERE id = ?",
        ends.entrySet().stream().map(end -> new Object[] {end.getValue(), end.getKey()}).toList());
  }

  /**
   * Waits until no other transaction binds this number, on any node. Needed only if it has several
   * hashes: one claimed under one and one claimed under another are no duplicate key. To be called
   * before users are locked, and followed by {@link #unlock}.
   */
  public void lock(List<byte[]> hashes) {
    if (hashes.size() > 1) {
      sql.insertAll(
          "INSERT INTO phone_locks (hash) VALUES",
          "ON DUPLICATE KEY UPDATE hash = VALUES(hash)",
          sorted(hashes).stream().map(hash -> new Object[] {hash}).toList());
    }
  }

  /** Leaves no row behind; the lock holds until the commit nevertheless. */
  public void unlock(List<byte[]> hashes) {
    if (hashes.size() > 1) {
      sql.update(
          "DELETE FROM phone_locks WHERE hash IN (" + Sql.placeholders(hashes.size()) + ")",
          sorted(hashes).toArray());
    }
  }

  /** In the same order on every node, so that two who want the same do not block each other. */
  private static List<byte[]> sorted(List<byte[]> hashes) {
    return hashes.stream().sorted(Arrays::compareUnsigned).toList();
  }

  /**
   * Binds a number to a user. Fails with a duplicate key if it is to be claimed and another user
   * has claimed it.
   *
   * @param claimed whether no other user of the app may have the number
   */
  public void set(long id, StoredPhone phone, boolean claimed) {
    sql.update(
        "UPDATE users SET phone_sealed = ?, phone_hash = ?, phone_end = ?, phone_claim = ?"
            + " WHERE id = ?",
        phone.sealed(),
        phone.hash(),
        phone.end().orElse(null),
        claimed ? phone.hash() : null,
        id);
  }

  public void clear(long id) {
    sql.update(
        "UPDATE users SET phone_sealed = NULL, phone_hash = NULL, phone_end = NULL,"
            + " phone_claim = NULL WHERE id = ?",
        id);
  }
}
