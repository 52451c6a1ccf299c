package org.wxapplogin.dao;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Sql;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.TokenHash;

/**
 * SQL for the second step of the admins' sign-in: TOTP secrets, recovery codes, and sign-ins that
 * wait for their code.
 */
public final class AdminTotpDao {
  private static final int MOST_SWEPT = 100;

  private final Statements sql;

  AdminTotpDao(Statements sql) {
    this.sql = sql;
  }

  /** The secrets of an admin, whose row is locked until commit. */
  public Optional<Secrets> lock(long adminId) {
    return select(adminId, " FOR UPDATE");
  }

  /** The secrets of an admin. Locks nothing. */
  public Optional<Secrets> find(long adminId) {
    return select(adminId, "");
  }

  private Optional<Secrets> select(long adminId, String lock) {
    return sql.one(
        "SELECT totp_sealed, totp_new, totp_step FROM admins WHERE id = ?" + lock,
        row ->
            new Secrets(
                Optional.ofNullable(row.getBytes("totp_sealed")),
                Optional.ofNullable(row.getBytes("totp_new")),
                row.getLong("totp_step")),
        adminId);
  }

  /** Stores a secret that is put to use by its first code. */
  public void setWaiting(long adminId, byte[] sealed) {
    sql.update("UPDATE admins SET totp_new = ? WHERE id = ?", sealed, adminId);
  }

  /**
   * Puts the waiting secret to use.
   *
   * @param step of the code that confirmed it
   */
  public void turnOn(long adminId, byte[] sealed, long step) {
    sql.update(
        "UPDATE admins SET totp_sealed = ?, totp_new = NULL, totp_step = ? WHERE id = ?",
        sealed,
        step,
        adminId);
  }

  /** Deletes the secrets and the recovery codes. */
  public void turnOff(long adminId) {
    sql.update("UPDATE admins SET totp_sealed = NULL, totp_new = NULL WHERE id = ?", adminId);
    deleteCodes(adminId);
  }

  /**
   * Notes that the code of this step was accepted, so that it is not accepted again.
   *
   * @param sealed the secret, which may be sealed anew
   */
  public void setStep(long adminId, byte[] sealed, long step) {
    sql.update(
        "UPDATE admins SET totp_sealed = ?, totp_step = ? WHERE id = ?", sealed, step, adminId);
  }

  /**
   * Replaces the recovery codes.
   *
   * @param mark of the lookup key that made the hashes
   */
  public void replaceCodes(long adminId, List<byte[]> hashes, byte[] mark) {
    deleteCodes(adminId);
    sql.insertAll(
        "INSERT INTO admin_recovery_codes (admin_id, code_hash, lookup_mark) VALUES",
        "",
        hashes.stream().map(hash -> new Object[] {adminId, hash, mark}).toList());
  }

  /**
   * Uses up a recovery code; false if there is no such code.
   *
   * @param hashes of the code, of which one is stored
   */
  public boolean useCode(long adminId, List<byte[]> hashes) {
    List<Object> args = new ArrayList<>(List.of(adminId));
    args.addAll(hashes);
    return sql.update(
            "DELETE FROM admin_recovery_codes WHERE admin_id = ? AND code_hash IN ("
                + Sql.placeholders(hashes.size())
                + ")",
            args.toArray())
        > 0;
  }

  /** Marks the recovery codes whose lookup key was not noted when they were made. */
  public void markCodes(byte[] mark) {
    sql.update("UPDATE admin_recovery_codes SET lookup_mark = ? WHERE lookup_mark IS NULL", mark);
  }

  /** How many recovery codes were made under another lookup key than the one of this mark. */
  public long countCodesUnderOthers(byte[] mark) {
    return sql.one(
            """
            SELECT COUNT(*) AS n FROM admin_recovery_codes
            WHERE lookup_mark IS NULL OR lookup_mark <> ?
            """,
            row -> row.getLong("n"),
            (Object) mark)
        .orElseThrow();
  }

  /** How many recovery codes are left. */
  public int countCodes(long adminId) {
    return sql.one(
            "SELECT COUNT(*) AS n FROM admin_recovery_codes WHERE admin_id = ?",
            row -> row.getInt("n"),
            adminId)
        .orElseThrow();
  }

  /** Opens a sign-in that waits for its code: the password was right. */
  public void insertHalf(TokenHash tokenHash, long adminId, Instant now, Instant expiresAt) {
    sql.update("DELETE FROM admin_half_sign_ins WHERE expires_at <= ? LIMIT ?", now, MOST_SWEPT);
    sql.update(
        "INSERT INTO admin_half_sign_ins (token_hash, admin_id, expires_at) VALUES (?, ?, ?)",
        tokenHash.bytes(),
        adminId,
        expiresAt);
  }

  /**
   * The admin of the sign-in that waits for its code under this cookie; empty if there is none or
   * it has expired.
   */
  public Optional<Long> findHalf(TokenHash tokenHash, Instant now) {
    return sql.one(
        "SELECT admin_id FROM admin_half_sign_ins WHERE token_hash = ? AND expires_at > ?",
        row -> row.getLong("admin_id"),
        tokenHash.bytes(),
        now);
  }

  /**
   * Ends a sign-in that waits for its code; false if there is none. Of two requests at once, only
   * one gets true.
   */
  public boolean deleteHalf(TokenHash tokenHash) {
    return sql.update("DELETE FROM admin_half_sign_ins WHERE token_hash = ?", tokenHash.bytes())
        > 0;
  }

  public void deleteHalves(long adminId) {
    sql.update("DELETE FROM admin_half_sign_ins WHERE admin_id = ?", adminId);
  }

  private void deleteCodes(long adminId) {
    sql.update("DELETE FROM admin_recovery_codes WHERE admin_id = ?", adminId);
  }

  /**
   * @param inUse sealed; empty if signing in takes no code
   * @param waiting sealed; empty if none waits for its first code
   * @param step the step of the last code that was accepted
   */
  public record Secrets(Optional<byte[]> inUse, Optional<byte[]> waiting, long step) {}
}
