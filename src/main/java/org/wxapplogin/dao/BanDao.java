package org.wxapplogin.dao;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.wxapplogin.dao.jdbc.Sql;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.AuditActor;
import org.wxapplogin.domain.Ban;
import org.wxapplogin.domain.BanTerms;
import org.wxapplogin.domain.FormerBan;

/**
 * SQL for the bans table, and for former_bans, which has the last ban of a user that was lifted or
 * changed by hand. Whoever writes has locked the user.
 */
public final class BanDao {
  private static final String COLUMNS =
      "user_id, at, until, reason, told, by_kind, by_admin, by_name";

  private static final String UPDATES =
      """
      ON DUPLICATE KEY UPDATE at = VALUES(at), until = VALUES(until), reason = VALUES(reason),
        told = VALUES(told), by_kind = VALUES(by_kind), by_admin = VALUES(by_admin),
        by_name = VALUES(by_name)\
      """;

  private final Statements sql;

  BanDao(Statements sql) {
    this.sql = sql;
  }

  /** The ban of a user; empty if they have none, or one that nothing is known of. */
  public Optional<Ban> find(long userId) {
    return Optional.ofNullable(findAll(List.of(userId)).get(userId));
  }

  /** The bans of these users, of whom some may have none. */
  public Map<Long, Ban> findAll(Collection<Long> userIds) {
    Map<Long, Ban> bans = new LinkedHashMap<>();
    if (!userIds.isEmpty()) {
      List<Long> padded = Sql.padded(new TreeSet<>(userIds));
      sql.list(
              "SELECT "
                  + COLUMNS
                  + " FROM bans WHERE user_id IN ("
                  + Sql.placeholders(padded.size())
                  + ") ORDER BY user_id",
              row -> Map.entry(row.getLong("user_id"), map(row)),
              padded.toArray())
          .forEach(entry -> bans.put(entry.getKey(), entry.getValue()));
    }
    return bans;
  }

  /** Users whose ban is over, those whose ended first at the beginning. */
  public List<Long> findDue(Instant now, int most) {
    return sql.list(
        "SELECT user_id FROM bans WHERE until <= ? ORDER BY until, user_id LIMIT ?",
        row -> row.getLong("user_id"),
        now,
        most);
  }

  /** Notes the ban of a user, in place of the one before, if there was one. */
  public void put(long userId, Ban ban) {
    sql.update(
        "INSERT INTO bans (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?) " + UPDATES,
        values(userId, ban).toArray());
  }

  public void delete(long userId) {
    sql.update("DELETE FROM bans WHERE user_id = ?", userId);
  }

  /** The ban of a user that was lifted or changed last. */
  public Optional<FormerBan> findFormer(long userId) {
    return sql.one(
        "SELECT " + COLUMNS + ", replaced_at FROM former_bans WHERE user_id = ?",
        row -> new FormerBan(map(row), Statements.instant(row, "replaced_at")),
        userId);
  }

  public void putFormer(long userId, FormerBan former) {
    List<Object> values = new ArrayList<>(values(userId, former.ban()));
    values.add(former.replacedAt());
    sql.update(
        "INSERT INTO former_bans ("
            + COLUMNS
            + ", replaced_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
            + UPDATES
            + ", replaced_at = VALUES(replaced_at)",
        values.toArray());
  }

  public void deleteFormer(long userId) {
    sql.update("DELETE FROM former_bans WHERE user_id = ?", userId);
  }

  /** Deletes up to {@code most} former bans that were replaced by {@code before}. */
  public int deleteFormer(Instant before, int most) {
    return sql.update(
        "DELETE FROM former_bans WHERE replaced_at <= ? ORDER BY replaced_at, user_id LIMIT ?",
        before,
        most);
  }

  /** Deletes the bans of these users, former ones too; returns how many there were. */
  public int deleteByUsers(List<Long> users) {
    return UserRows.delete(sql, "bans", users) + UserRows.delete(sql, "former_bans", users);
  }

  private static List<Object> values(long userId, Ban ban) {
    return Arrays.asList( // may hold null
        userId,
        ban.at(),
        ban.terms().until().orElse(null),
        ban.terms().reason(),
        ban.terms().told(),
        ban.by().kind(),
        ban.by().adminId(),
        ban.by().name());
  }

  private static Ban map(ResultSet row) throws SQLException {
    return new Ban(
        Statements.instant(row, "at"),
        new BanTerms(
            Statements.optionalInstant(row, "until"),
            row.getString("reason"),
            row.getString("told")),
        new AuditActor(
            AuditActor.Kind.valueOf(row.getString("by_kind")),
            row.getLong("by_admin"),
            row.getString("by_name"),
            ""));
  }
}
