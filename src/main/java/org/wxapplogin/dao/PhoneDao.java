package org.wxapplogin.dao;

import java.util.List;
import org.wxapplogin.dao.jdbc.Statements;

/**
 * SQL for the phone columns of the users table: the number is stored sealed, and found by a keyed
 * hash.
 */
public final class PhoneDao {
  private final Statements sql;

  PhoneDao(Statements sql) {
    this.sql = sql;
  }

  /** The ids of the users of an app who have this number, in ascending order. Locks nothing. */
  public List<Long> findOwners(String appid, byte[] hash) {
    return sql.list(
        "SELECT id FROM users WHERE phone_hash = ? AND appid = ? ORDER BY id",
        row -> row.getLong("id"),
        hash,
        appid);
  }

  /** How many users have this number, in all apps together. */
  public long countOwners(byte[] hash) {
    return sql.one(
            "SELECT COUNT(*) FROM users WHERE phone_hash = ?", row -> row.getLong(1), (Object) hash)
        .orElseThrow();
  }

  /**
   * Binds a number to a user. Fails with a duplicate key if it is to be claimed and another user
   * has claimed it.
   *
   * @param claimed whether no other user of the app may have the number
   */
  public void set(long id, byte[] sealed, byte[] hash, boolean claimed) {
    sql.update(
        "UPDATE users SET phone_sealed = ?, phone_hash = ?, phone_claim = ? WHERE id = ?",
        sealed,
        hash,
        claimed ? hash : null,
        id);
  }

  public void clear(long id) {
    sql.update(
        "UPDATE users SET phone_sealed = NULL, phone_hash = NULL, phone_claim = NULL WHERE id = ?",
        id);
  }
}
