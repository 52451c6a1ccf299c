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

  /**
   * The revocations of the last {@code window}, which must be longer than any transaction that
   * appends one.
   */
  public List<Numbered> findRecent(Duration window) {
    return sql.list(
        "SELECT id, kind, subject FROM revocations WHERE at > " + Statements.NOW + " - ?",
        row ->
            new Numbered(
                row.getLong("id"),
                new Revocation(
                    "U".equals(row.getString("kind")) ? Kind.USER : Kind.FAMILY,
                    row.getString("subject"))),
        window.toMillis());
  }

  /** Deletes up to {@code most} that are older than {@code age}; returns how many there were. */
  public int deleteOld(Duration age, int most) {
    return sql.update(
        "DELETE FROM revocations WHERE at < " + Statements.NOW + " - ? ORDER BY at LIMIT ?",
        age.toMillis(),
        most);
  }

  /** A revocation with its id in the table. */
  public record Numbered(long id, Revocation revocation) {}
}
