package org.wxapplogin.dao;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.Node;

/** SQL for the nodes table. Its instants are those of the database's clock. */
public final class NodeDao {
  private final Statements sql;

  NodeDao(Statements sql) {
    this.sql = sql;
  }

  /** The time by the one clock that all nodes share. */
  public Instant databaseClock() {
    return sql.one("SELECT " + Statements.NOW + " AS now", row -> Statements.instant(row, "now"))
        .orElseThrow();
  }

  public void beat(Node node) {
    sql.update(
        """
        INSERT INTO nodes (id, host, version, started_at, seen_at, behind_millis)
        VALUES (?, ?, ?, ?, ?, ?)
        ON DUPLICATE KEY UPDATE seen_at = VALUES(seen_at), behind_millis = VALUES(behind_millis)
        """,
        node.id(),
        node.host(),
        node.version(),
        node.startedAt(),
        node.seenAt(),
        node.behind().toMillis());
  }

  /** All nodes, the last started first. */
  public List<Node> list() {
    return sql.list(
        "SELECT id, host, version, started_at, seen_at, behind_millis FROM nodes"
            + " ORDER BY started_at DESC, id",
        row ->
            new Node(
                row.getString("id"),
                row.getString("host"),
                row.getString("version"),
                Statements.instant(row, "started_at"),
                Statements.instant(row, "seen_at"),
                Duration.ofMillis(row.getLong("behind_millis"))));
  }

  public void delete(String id) {
    sql.update("DELETE FROM nodes WHERE id = ?", id);
  }

  public void deleteSilent(Instant notSeenSince) {
    sql.update("DELETE FROM nodes WHERE seen_at < ?", notSeenSince);
  }
}
