package org.wxapplogin.dao;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.ServiceUse;
import org.wxapplogin.domain.ServiceUseKind;

/** SQL for the service_use table: how often services asked, by day. */
public final class ServiceUseDao {
  private final Statements sql;

  ServiceUseDao(Statements sql) {
    this.sql = sql;
  }

  /** Adds to what is counted already. All nodes give the rows in the same order. */
  public void addAll(List<ServiceUse> uses) {
    sql.insertAll(
        "INSERT INTO service_use (service, day, kind, uses, last_at) VALUES",
        "ON DUPLICATE KEY UPDATE uses = uses + VALUES(uses),"
            + " last_at = GREATEST(last_at, VALUES(last_at))",
        uses.stream()
            .map(
                use ->
                    new Object[] {
                      use.service(), use.day().toString(), use.kind(), use.uses(), use.lastAt()
                    })
            .toList());
  }

  /** For each service and kind the last day on which there was any. */
  public List<ServiceUse> lastDays() {
    return sql.list(
        """
        SELECT service, day, kind, uses, last_at FROM service_use AS newest
        WHERE day = (SELECT MAX(day) FROM service_use AS older
          WHERE older.service = newest.service AND older.kind = newest.kind)
        ORDER BY service, day, kind
        """,
        ServiceUseDao::map);
  }

  /**
   * What of {@code kind} is not in the audit yet, of the days before {@code day}; locks the rows.
   */
  public List<ServiceUse> lockUnaudited(ServiceUseKind kind, LocalDate day) {
    return sql.list(
        """
        SELECT service, day, kind, uses - audited AS uses, last_at FROM service_use
        WHERE kind = ? AND day < ? AND uses > audited
        ORDER BY service, day, kind FOR UPDATE
        """,
        ServiceUseDao::map,
        kind,
        day.toString());
  }

  /** Says that what {@link #lockUnaudited} gave for a row is in the audit now. */
  public void setAudited(ServiceUse use) {
    sql.update(
        "UPDATE service_use SET audited = audited + ? WHERE service = ? AND day = ? AND kind = ?",
        use.uses(),
        use.service(),
        use.day().toString(),
        use.kind());
  }

  /**
   * Deletes up to {@code most} rows of the days before {@code before}; returns how many. What was
   * last of a service and kind stays: it says when that was.
   */
  public int deleteOld(LocalDate before, int most) {
    return sql.update(
        """
        DELETE FROM service_use WHERE day < ? AND (service, kind, day) NOT IN (
          SELECT service, kind, newest FROM (
            SELECT service, kind, MAX(day) AS newest FROM service_use GROUP BY service, kind
          ) AS last_days)
        ORDER BY service, day, kind LIMIT ?
        """,
        before.toString(),
        most);
  }

  private static ServiceUse map(ResultSet row) throws SQLException {
    return new ServiceUse(
        row.getString("service"),
        LocalDate.parse(row.getString("day")),
        ServiceUseKind.valueOf(row.getString("kind")),
        row.getLong("uses"),
        Statements.instant(row, "last_at"));
  }
}
