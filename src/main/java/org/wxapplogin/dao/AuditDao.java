package org.wxapplogin.dao;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Sql;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditActor;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.domain.AuditQuery;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.TimeRange;
import org.wxapplogin.domain.WithId;

/**
 * SQL for the audit_events table. Rows are appended, and never changed but for the address, which
 * may be forgotten.
 */
public final class AuditDao {
  private static final String COLUMNS =
      "at, admin_id, admin_name, act, target_kind, target_id, detail, old_value, new_value, ip, actor_kind";

  private final Statements sql;

  AuditDao(Statements sql) {
    this.sql = sql;
  }

  public void append(AuditEvent event) {
    sql.update(
        "INSERT INTO audit_events (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        event.at(),
        event.by().adminId(),
        event.by().name(),
        event.act(),
        event.target().kind(),
        event.target().id(),
        event.detail(),
        event.before().orElse(null),
        event.after().orElse(null),
        event.by().ip(),
        event.by().kind());
  }

  /**
   * Up to {@code most} events beyond {@code from}, the newest first; if the cursor goes backward,
   * the nearest first.
   */
  public List<WithId<AuditEvent>> list(AuditQuery query, Optional<ListCursor> from, int most) {
    String index =
        query.target().isPresent()
            ? "audit_events_target"
            : query.adminId().isPresent() || query.machine().isPresent()
                ? "audit_events_admin"
                : query.act().isPresent() ? "audit_events_act" : "audit_events_at";
    EventSelect select = new EventSelect(COLUMNS, "audit_events", index);
    query.reader().ifPresent(reader -> readable(select, reader));
    return select
        .and("target_kind = ?", query.target().map(AuditTarget::kind))
        .and("target_id = ?", query.target().map(AuditTarget::id))
        .and("admin_id = ?", query.adminId())
        .and("admin_id = ?", query.machine().map(any -> AuditActor.NO_ADMIN)) // for the index
        .and("actor_kind = ?", query.machine().map(AuditQuery.Machine::kind))
        .and("admin_name = ?", query.machine().map(AuditQuery.Machine::name))
        .and("act = ?", query.act())
        .and("at >= ?", query.from())
        .and("at < ?", query.until())
        .list(sql, from, most, AuditDao::map);
  }

  /**
   * The app of a user is no column of the audit: it is looked up by the user's id. Not by EXISTS,
   * of which MariaDB makes a list of all users of the apps.
   */
  private static void readable(EventSelect select, Admin reader) {
    List<String> apps = reader.apps().apps();
    List<Object> values = new ArrayList<>(apps);
    values.add(reader.id());
    select.and(
        "((target_kind = 'USER' AND (SELECT appid FROM users WHERE users.id = target_id) IN ("
            + Sql.placeholders(apps.size())
            + ")) OR (admin_id = ? AND target_kind <> 'USER'))",
        values);
  }

  /**
   * When an admin did this for the {@code nth} last time; empty if they have not done it so often
   * since {@code from}.
   *
   * @param nth from 1
   */
  public Optional<Instant> findNthLast(long adminId, AuditAct act, Instant from, int nth) {
    return sql.one(
        """
        SELECT at FROM audit_events FORCE INDEX (audit_events_admin)
        WHERE admin_id = ? AND act = ? AND at >= ? ORDER BY at DESC, id DESC LIMIT 1 OFFSET ?
        """,
        row -> Statements.instant(row, "at"),
        adminId,
        act,
        from,
        nth - 1);
  }

  /** The instant of the {@code step}th event of a time; empty if there are fewer. */
  public Optional<Instant> findNth(TimeRange time, int step) {
    return sql.one(
        """
        SELECT at FROM audit_events FORCE INDEX (audit_events_at)
        WHERE at >= ? AND at < ? ORDER BY at, id LIMIT 1 OFFSET ?
        """,
        row -> Statements.instant(row, "at"),
        time.from().orElseThrow(),
        time.until().orElseThrow(),
        step - 1);
  }

  /** Forgets from where the acts of a time were done; returns of how many. */
  public int forgetAddresses(TimeRange time) {
    return sql.update(
        """
        UPDATE audit_events FORCE INDEX (audit_events_at) SET ip = ''
        WHERE at >= ? AND at < ? AND ip <> ''
        """,
        time.from().orElseThrow(),
        time.until().orElseThrow());
  }

  /** How many events there are of a time; {@code most} for as many and more. */
  public long count(TimeRange time, int most) {
    return sql.one(
            """
            SELECT COUNT(*) AS events FROM (
              SELECT id FROM audit_events FORCE INDEX (audit_events_at)
              WHERE at >= ? AND at < ? LIMIT ?) AS few
            """,
            row -> row.getLong("events"),
            time.from().orElseThrow(),
            time.until().orElseThrow(),
            most)
        .orElseThrow();
  }

  private static WithId<AuditEvent> map(ResultSet row) throws SQLException {
    return new WithId<>(
        row.getLong("id"),
        new AuditEvent(
            Statements.instant(row, "at"),
            new AuditActor(
                AuditActor.Kind.valueOf(row.getString("actor_kind")),
                row.getLong("admin_id"),
                row.getString("admin_name"),
                row.getString("ip")),
            AuditAct.valueOf(row.getString("act")),
            new AuditTarget(
                AuditTarget.Kind.valueOf(row.getString("target_kind")), row.getLong("target_id")),
            row.getString("detail"),
            Optional.ofNullable(row.getString("old_value")),
            Optional.ofNullable(row.getString("new_value"))));
  }
}
