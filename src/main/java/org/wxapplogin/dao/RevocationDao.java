package org.wxapplogin.dao;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
  /** As many families as the column holds, with commas between them. */
  private static final int MOST_FAMILIES = 60;

  private static final String BETWEEN = ",";

  private final Statements sql;

  RevocationDao(Statements sql) {
    this.sql = sql;
  }

  /** Appends what every node must forget, in the transaction that changes the sessions. */
  public void append(Revocation revocation) {
    append(revocation.kind(), List.of(revocation.subject()));
  }

  /** Appends many sign-ins as {@link #append} does one, in few rows: every node reads each row. */
  public void appendFamilies(List<String> families) {
    List<String> rows = new ArrayList<>();
    for (int from = 0; from < families.size(); from += MOST_FAMILIES) {
      int to = Math.min(families.size(), from + MOST_FAMILIES);
      rows.add(String.join(BETWEEN, families.subList(from, to)));
    }
    append(Kind.FAMILY, rows);
  }

  private void append(Kind kind, List<String> subjects) {
    sql.insertAll(
        "INSERT INTO revocations (at, kind, subject) VALUES",
        "(" + Statements.NOW + ", ?, ?)",
        "",
        subjects.stream().map(subject -> new Object[] {kind.letter(), subject}).toList());
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
                revocations(
                    Kind.USER.letter().equals(row.getString("kind")) ? Kind.USER : Kind.FAMILY,
                    row.getString("subject"))),
        value);
  }

  private static List<Revocation> revocations(Kind kind, String subjects) {
    return Stream.of(subjects.split(BETWEEN))
        .map(subject -> new Revocation(kind, subject))
        .toList();
  }

  /** Deletes up to {@code most} that are older than {@code age}; returns how many there were. */
  public int deleteOld(Duration age, int most) {
    return sql.update(
        "DELETE FROM revocations WHERE at < " + Statements.NOW + " - ? ORDER BY at LIMIT ?",
        age.toMillis(),
        most);
  }

  /**
   * A row of the table.
   *
   * @param at when it was written, in milliseconds since 1970
   */
  public record Numbered(long id, long at, List<Revocation> revocations) {}
}
