package org.wxapplogin.dao;

import java.time.Duration;
import java.util.List;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.Revocation;
import org.wxapplogin.domain.Revocation.Kind;

/**
 * SQL for the revocations table, the outbox by which nodes tell each other what to forget: a row is
 * written in the transaction that changes the sessions, and every node polls for it. Its instants
 * are those of the database's clock: nodes' clocks differ, and a revocation that a node reads too
 * late is a ban that does not hold.
 */
public final class RevocationDao {
  private final Statements sql;

  RevocationDao(Statements sql) {
    this.sql = sql;
  }

  /** Appends what every node must forget, in the transaction that changes the sessions. */
  public void appendAll(List<Revocation> revocations) {
    sql.insertAll(
        "INSERT INTO revocations (at, kind, subject) VALUES",
        "(" + Statements.NOW + ", ?, ?)",
        "",
        revocations.stream().map(r -> new Object[] {r.kind().letter(), r.subject()}).toList());
  }

  /** The revocations since {@code at}, in milliseconds since 1970. */
  public List<Numbered> findSince(long at) {
    return find("at > ?", at);
  }

  /** The revocations with a greater id. */
  public List<Numbered> findAfter(long id) {
    return find("id > ?", id);
  }

  /** How many revocations since {@code at}, in milliseconds since 1970, have no greater id. */
  public long countSince(long at, long id) {
    return sql.one(
            "SELECT COUNT(*) AS n FROM revocations WHERE at > ? AND id <= ?",
            row -> row.getLong("n"),
            at,
            id)
        .orElseThrow();
  }

  private List<Numbered> find(String condition, long value) {
    return sql.list(
        "SELECT id, at, kind, subject FROM revocations WHERE " + condition,
        row ->
            new Numbered(
                row.getLong("id"),
                row.getLong("at"),
                new Revocation(
                    "U".equals(row.getString("kind")) ? Kind.USER : Kind.FAMILY,
                    row.getString("subject"))),
        value);
  }

  /** Deletes up to {@code most} that are older than {@code age}; returns how many there were. */
  public int deleteOld(Duration age, int most) {
    return sql.update(
        "DELETE FROM revocations WHERE at < " + Statements.NOW + " - ? ORDER BY at LIMIT ?",
        age.toMillis(),
        most);
  }

  /**
   * A revocation with its id in the table.
   *
   * @param at when it was written, in milliseconds since 1970
   */
  public record Numbered(long id, long at, Revocation revocation) {}
}
