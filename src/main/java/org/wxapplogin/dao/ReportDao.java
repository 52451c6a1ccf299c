package org.wxapplogin.dao;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.ActCount;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditActor;
import org.wxapplogin.domain.ConsentDocument;
import org.wxapplogin.domain.TimeRange;

/**
 * SQL for the yearly report. Each statement reads one stretch of an index, and of that no more than
 * it is told: the report opens with ten million users, too.
 */
public final class ReportDao {
  private final Statements sql;

  ReportDao(Statements sql) {
    this.sql = sql;
  }

  /** Up to {@code most} users with a phone number. */
  public long countPhones(int most) {
    return count("users FORCE INDEX (users_phone) WHERE phone_hash IS NOT NULL", most);
  }

  /**
   * Up to {@code most} rows of a table.
   *
   * @param table of the code, never of the outside
   */
  public long countRows(String table, int most) {
    return count(table, most);
  }

  /** Up to {@code most} users with a nickname. */
  public long countNicknames(int most) {
    return count("users FORCE INDEX (users_nickname_form) WHERE nickname_form > ''", most);
  }

  /** Up to {@code most} pictures that users have sent. */
  public long countPictures(int most) {
    return count("avatars FORCE INDEX (avatars_user) WHERE user_id > 0", most);
  }

  /** Up to {@code most} users whose cancellation can still be undone. */
  public long countCancelled(int most) {
    return count("users FORCE INDEX (users_cancelled) WHERE cancelled_at > 0", most);
  }

  /** Up to {@code most} acts of a kind, in some time. */
  public long countActs(AuditAct act, TimeRange time, int most) {
    return count(
        "audit_events FORCE INDEX (audit_events_act) WHERE act = ? AND at >= ? AND at < ?",
        most,
        act,
        time.from().orElseThrow(),
        time.until().orElseThrow());
  }

  /** Who did this, and how often, of the first {@code most} acts of some time. */
  public List<ActCount> countByActor(AuditAct act, TimeRange time, int most) {
    return sql.list(
        """
        SELECT actor_kind, admin_name, COUNT(*) AS times FROM (
          SELECT actor_kind, admin_name FROM audit_events FORCE INDEX (audit_events_act)
          WHERE act = ? AND at >= ? AND at < ? ORDER BY at LIMIT ?) AS few
        GROUP BY actor_kind, admin_name ORDER BY actor_kind, admin_name
        """,
        row ->
            new ActCount(
                act,
                AuditActor.Kind.valueOf(row.getString("actor_kind")),
                row.getString("admin_name"),
                row.getLong("times")),
        act,
        time.from().orElseThrow(),
        time.until().orElseThrow(),
        most);
  }

  /** Up to {@code most} versions of documents that users have agreed to, each found by a look. */
  public List<ConsentDocument> documents(int most) {
    List<ConsentDocument> documents = new ArrayList<>();
    Optional<ConsentDocument> next = next("document > ?", "");
    while (next.isPresent() && documents.size() < most) {
      ConsentDocument last = next.get();
      documents.add(last);
      next =
          next("document = ? AND version > ?", last.document(), last.version())
              .or(() -> next("document > ?", last.document()));
    }
    return documents;
  }

  private Optional<ConsentDocument> next(String beyond, Object... args) {
    return sql.one(
        "SELECT document, version FROM user_consents FORCE INDEX (user_consents_document) WHERE "
            + beyond
            + " ORDER BY document, version LIMIT 1",
        row -> new ConsentDocument(row.getString("document"), row.getString("version")),
        args);
  }

  /** Up to {@code most} consents to this, of some time. */
  public long countConsents(ConsentDocument to, TimeRange time, int most) {
    return count(
        "user_consents FORCE INDEX (user_consents_document)"
            + " WHERE document = ? AND version = ? AND at >= ? AND at < ?",
        most,
        to.document(),
        to.version(),
        time.from().orElseThrow(),
        time.until().orElseThrow());
  }

  private long count(String rows, int most, Object... args) {
    List<Object> all = new ArrayList<>(List.of(args));
    all.add(most);
    return sql.one(
            "SELECT COUNT(*) AS number FROM (SELECT 1 FROM " + rows + " LIMIT ?) AS few",
            row -> row.getLong("number"),
            all.toArray())
        .orElseThrow();
  }
}
