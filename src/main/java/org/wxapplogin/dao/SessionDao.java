package org.wxapplogin.dao;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Sql;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.Rotation;
import org.wxapplogin.domain.Session;
import org.wxapplogin.domain.TokenHash;

/** SQL for the sessions table. A transaction locks the users' rows first, then these. */
public final class SessionDao {
  private static final String COLUMNS =
      "token_hash, family, user_id, appid, openid, device, ip, created_at, seen_at, expires_at,"
          + " ends_at, rotates, issued_at, first_used_at, parent_hash, settled,"
          + " superseded_at";

  private final Statements sql;

  SessionDao(Statements sql) {
    this.sql = sql;
  }

  public void insertAll(List<Session> sessions) {
    sql.insertAll(
        "INSERT INTO sessions (" + COLUMNS + ") VALUES",
        "",
        sessions.stream().map(SessionDao::columns).toList());
  }

  /** The session of this token, open or expired. */
  public Optional<Session> find(TokenHash tokenHash) {
    return sql.one(
        "SELECT " + COLUMNS + " FROM sessions WHERE token_hash = ?",
        SessionDao::map,
        tokenHash.bytes());
  }

  /** The sessions of these tokens, open or expired; tokens without one are left out. */
  public Map<TokenHash, Session> findAll(Collection<TokenHash> tokenHashes) {
    List<TokenHash> padded = Sql.padded(tokenHashes);
    Map<TokenHash, Session> found = new HashMap<>();
    sql.list(
            "SELECT "
                + COLUMNS
                + " FROM sessions WHERE token_hash IN ("
                + Sql.placeholders(padded.size())
                + ")",
            SessionDao::map,
            padded.stream().map(TokenHash::bytes).toArray())
        .forEach(session -> found.put(session.tokenHash(), session));
    return found;
  }

  /** Ends these tokens, of users whose rows are locked by this transaction. */
  public void deleteAll(Collection<TokenHash> tokenHashes) {
    if (tokenHashes.isEmpty()) {
      return;
    }
    List<TokenHash> padded = Sql.padded(tokenHashes);
    sql.write(
        "DELETE FROM sessions WHERE token_hash IN (" + Sql.placeholders(padded.size()) + ")",
        padded.stream().map(TokenHash::bytes).toArray());
  }

  /** A user's sessions that have not expired, the newest sign-in first. */
  public List<Session> findByUser(long userId, Instant now) {
    return sql.list(
        "SELECT "
            + COLUMNS
            + " FROM sessions WHERE user_id = ? AND expires_at > ?"
            + " ORDER BY created_at DESC, issued_at DESC",
        SessionDao::map,
        userId,
        now);
  }

  /**
   * Notes the use of sessions, which moves their expiry; those that were ended meanwhile stay
   * ended.
   */
  public void touchAll(Collection<Session> sessions) {
    sql.updateAll(
        "UPDATE sessions SET seen_at = ?, expires_at = ? WHERE token_hash = ? AND seen_at < ?",
        sessions.stream()
            .map(s -> new Object[] {s.seenAt(), s.expiresAt(), s.tokenHash().bytes(), s.seenAt()})
            .toList());
  }

  /**
   * The session whose token's hash begins with these bytes, open or expired; empty also if there
   * are several, which chance does not bring about with eight bytes.
   */
  public Optional<Session> findByPrefix(byte[] prefix) {
    byte[] last = Arrays.copyOf(prefix, TokenHash.BYTES);
    Arrays.fill(last, prefix.length, TokenHash.BYTES, (byte) 0xff);
    List<Session> found =
        sql.list(
            "SELECT " + COLUMNS + " FROM sessions WHERE token_hash BETWEEN ? AND ? LIMIT 2",
            SessionDao::map,
            Arrays.copyOf(prefix, TokenHash.BYTES),
            last);
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /**
   * Notes for every token of a sign-in that it was replaced, unless it was before or follows {@code
   * parent}. The user's row must be locked by this transaction.
   */
  public void supersedeAllBut(TokenHash parent, long userId, String family, Instant at) {
    sql.update(
        "UPDATE sessions SET superseded_at = ?"
            + " WHERE user_id = ? AND family = ? AND superseded_at IS NULL"
            + " AND (parent_hash IS NULL OR parent_hash <> ?)",
        at,
        userId,
        HexFormat.of().parseHex(family),
        parent.bytes());
  }

  /** The tokens of the same sign-in that were first used since {@code before} was replaced. */
  public Successors findSuccessors(Session before, Instant replacedAt) {
    return sql.one(
            "SELECT COUNT(*) AS tokens, COALESCE(MAX(settled), 0) AS any_settled,"
                + " COALESCE(SUM(parent_hash = ?), 0) AS following"
                + " FROM sessions WHERE user_id = ? AND family = ? AND first_used_at >= ?",
            row ->
                new Successors(
                    row.getInt("tokens"),
                    row.getInt("tokens") == row.getInt("following"),
                    row.getBoolean("any_settled")),
            before.tokenHash().bytes(),
            before.userId(),
            HexFormat.of().parseHex(before.family()),
            replacedAt)
        .orElseThrow();
  }

  /**
   * Tokens that came after another one in a sign-in.
   *
   * @param allFollowIt whether each of them has that one as its {@link Rotation#parent}
   * @param anySettled whether one of them is {@link Rotation#settled}
   */
  public record Successors(int tokens, boolean allFollowIt, boolean anySettled) {}

  /**
   * Notes that a token is {@link Rotation#settled}, and that it has replaced every other token of
   * its sign-in when it was first used. The user's row must be locked by this transaction.
   */
  public void settle(Session session, Instant firstUsedAt) {
    sql.update(
        "UPDATE sessions SET settled = CASE WHEN token_hash = ? THEN 1 ELSE settled END,"
            + " superseded_at = CASE WHEN token_hash = ? THEN NULL ELSE ? END"
            + " WHERE user_id = ? AND family = ? AND superseded_at IS NULL",
        session.tokenHash().bytes(),
        session.tokenHash().bytes(),
        firstUsedAt,
        session.userId(),
        HexFormat.of().parseHex(session.family()));
  }

  /** Ends every session of a user; returns how many tokens there were. */
  public int deleteByUser(long userId) {
    return sql.update("DELETE FROM sessions WHERE user_id = ?", userId);
  }

  /** Deletes every session of these users; returns how many there were. */
  public int deleteByUsers(List<Long> users) {
    return UserRows.delete(sql, "sessions", users);
  }

  /** Ends one sign-in of a user; false if they have no such sign-in. */
  public boolean deleteFamily(long userId, String family) {
    return sql.update(
            "DELETE FROM sessions WHERE user_id = ? AND family = ?",
            userId,
            HexFormat.of().parseHex(family))
        > 0;
  }

  /**
   * Deletes up to {@code most} sessions that expired before {@code now}; returns how many there
   * were.
   */
  public int deleteExpired(Instant now, int most) {
    return sql.update(
        "DELETE FROM sessions WHERE expires_at <= ? ORDER BY expires_at LIMIT ?", now, most);
  }

  private static Object[] columns(Session s) {
    Rotation rotation = s.rotation().orElse(Rotation.ofLogin(s.createdAt()));
    return new Object[] {
      s.tokenHash().bytes(),
      HexFormat.of().parseHex(s.family()),
      s.userId(),
      s.appid(),
      s.openid(),
      s.device(),
      s.ip(),
      s.createdAt(),
      s.seenAt(),
      s.expiresAt(),
      s.endsAt(),
      s.rotation().isPresent() ? 1 : 0,
      rotation.issuedAt(),
      rotation.firstUsedAt(),
      rotation.parent().map(TokenHash::bytes).orElse(null),
      rotation.settled() ? 1 : 0,
      rotation.supersededAt().orElse(null)
    };
  }

  private static Session map(ResultSet row) throws SQLException {
    return new Session(
        new TokenHash(row.getBytes("token_hash")),
        HexFormat.of().formatHex(row.getBytes("family")),
        row.getLong("user_id"),
        row.getString("appid"),
        row.getString("openid"),
        row.getString("device"),
        row.getString("ip"),
        Statements.instant(row, "created_at"),
        Statements.instant(row, "seen_at"),
        Statements.instant(row, "expires_at"),
        Statements.instant(row, "ends_at"),
        row.getBoolean("rotates") ? Optional.of(rotation(row)) : Optional.empty());
  }

  private static Rotation rotation(ResultSet row) throws SQLException {
    return new Rotation(
        Statements.instant(row, "issued_at"),
        Statements.instant(row, "first_used_at"),
        Optional.ofNullable(row.getBytes("parent_hash")).map(TokenHash::new),
        row.getBoolean("settled"),
        Statements.optionalInstant(row, "superseded_at"));
  }
}
