package org.wxapplogin.dao;

import java.util.List;

/** SQL for the phone columns of the users table: sealed, found by a keyed hash. */
public final class PhoneDao {

  /** The ids of the users of an app who have this number, in order. Locks nothing. */
  public List<Long> findOwners(Tx tx, String appid, byte[] hash) {
    return tx.list(
        "SELECT id FROM users WHERE phone_hash = ? AND appid = ? ORDER BY id",
        row -> row.getLong("id"),
        hash,
        appid);
  }

  /**
   * Binds a number. Fails with a duplicate key where it is claimed and another has claimed it.
   *
   * @param claimed whether it may be one user's only
   */
  public void set(Tx tx, long id, byte[] sealed, byte[] hash, boolean claimed) {
    tx.update(
        "UPDATE users SET phone_sealed = ?, phone_hash = ?, phone_claim = ? WHERE id = ?",
        sealed,
        hash,
        claimed ? hash : null,
        id);
  }

  public void clear(Tx tx, long id) {
    tx.update(
        "UPDATE users SET phone_sealed = NULL, phone_hash = NULL, phone_claim = NULL WHERE id = ?",
        id);
  }
}
