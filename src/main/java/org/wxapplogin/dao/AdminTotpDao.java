package org.wxapplogin.dao;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.TokenHash;

/** SQL for the second step of signing in: secrets, recovery codes, and who is half-way in. */
public final class AdminTotpDao {
  private static final int MOST_SWEPT = 100;

  private final Statements sql;

  AdminTotpDao(Statements sql) {
    this.sql = sql;
  }

  /** An admin's secrets, their row locked until commit. */
  public Optional<Secrets> lock(long adminId) {
    return sql.one(
        "SELECT totp_sealed, totp_new, totp_step FROM admins WHERE id = ? FOR UPDATE",
        row ->
            new Secrets(
                Optional.ofNullable(row.getBytes("totp_sealed")),
                Optional.ofNullable(row.getBytes("totp_new")),
                row.getLong("totp_step")),
        adminId);
  }

  /** A secret that waits for its first code. */
  public void setWaiting(long adminId, byte[] sealed) {
    sql.update("UPDATE admins SET totp_new = ? WHERE id = ?", sealed, adminId);
  }

  /** Puts the waiting secret to use. */
  public void turnOn(long adminId, byte[] sealed, long step) {
    sql.update(
        "UPDATE admins SET totp_sealed = ?, totp_new = NULL, totp_step = ? WHERE id = ?",
        sealed,
        step,
        adminId);
  }

  /** Forgets the secrets and the recovery codes. */
  public void turnOff(long adminId) {
    sql.update("UPDATE admins SET totp_sealed = NULL, totp_new = NULL WHERE id = ?", adminId);
    deleteCodes(adminId);
  }

  /** A code of this step was taken of the secret, which may be sealed anew. */
  public void setStep(long adminId, byte[] sealed, long step) {
    sql.update(
        "UPDATE admins SET totp_sealed = ?, totp_step = ? WHERE id = ?", sealed, step, adminId);
  }

  /** Puts these recovery codes in place of those before. */
  public void replaceCodes(long adminId, List<byte[]> hashes) {
    deleteCodes(adminId);
    sql.insertAll(
        "INSERT INTO admin_recovery_codes (admin_id, code_hash) VALUES",
        "",
        hashes.stream().map(hash -> new Object[] {adminId, hash}).toList());
  }

  /** Whether there was such a code; there is not any more. */
  public boolean useCode(long adminId, byte[] hash) {
    return sql.update(
            "DELETE FROM admin_recovery_codes WHERE admin_id = ? AND code_hash = ?", adminId, hash)
        > 0;
  }

  /** How many recovery codes are left. */
  public int countCodes(long adminId) {
    return sql.one(
            "SELECT COUNT(*) AS n FROM admin_recovery_codes WHERE admin_id = ?",
            row -> row.getInt("n"),
            adminId)
        .orElseThrow();
  }

  /** Somebody gave the password of this admin, and owes the code. */
  public void insertHalf(TokenHash tokenHash, long adminId, Instant now, Instant expiresAt) {
    sql.update("DELETE FROM admin_half_sign_ins WHERE expires_at <= ? LIMIT ?", now, MOST_SWEPT);
    sql.update(
        "INSERT INTO admin_half_sign_ins (token_hash, admin_id, expires_at) VALUES (?, ?, ?)",
        tokenHash.bytes(),
        adminId,
        expiresAt);
  }

  /** Whose password was given with this cookie, if that still counts. */
  public Optional<Long> findHalf(TokenHash tokenHash, Instant now) {
    return sql.one(
        "SELECT admin_id FROM admin_half_sign_ins WHERE token_hash = ? AND expires_at > ?",
        row -> row.getLong("admin_id"),
        tokenHash.bytes(),
        now);
  }

  /** Whether it was there: of two at once one goes on. */
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
   * @param inUse sealed; empty where signing in takes no code
   * @param waiting sealed, for its first code
   * @param step the last a code was taken of
   */
  public record Secrets(Optional<byte[]> inUse, Optional<byte[]> waiting, long step) {}
}
