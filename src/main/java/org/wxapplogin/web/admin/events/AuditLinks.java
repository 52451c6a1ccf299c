package org.wxapplogin.web.admin.events;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditQuery;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.web.admin.page.Filter;

/**
 * The addresses of the audit: reads one, writes those that lead on from it.
 *
 * @param userId the user it was done to; if present, toAdminId does not count
 */
public record AuditLinks(
    Optional<Long> adminId,
    Optional<AuditAct> act,
    Optional<Long> userId,
    Optional<Long> toAdminId,
    Optional<LocalDateTime> from,
    Optional<LocalDateTime> until) {
  static final String PATH = AuditListServlet.PATH;

  static AuditLinks read(Filter filter) {
    return new AuditLinks(
        filter.id("admin"),
        filter.named("act", AuditAct.values()),
        filter.id("user"),
        filter.id("to"),
        filter.time("from"),
        filter.time("until"));
  }

  /** All that was done to a user. */
  public static String ofUser(long userId) {
    return Filter.href(PATH, "user", userId);
  }

  /** All that an admin did. */
  public static String byAdmin(long adminId) {
    return Filter.href(PATH, "admin", adminId);
  }

  /** All that was done to an admin. */
  static String ofAdmin(long adminId) {
    return Filter.href(PATH, "to", adminId);
  }

  AuditQuery query(ZoneId zone) {
    return new AuditQuery(
        adminId,
        act,
        userId.map(AuditTarget::user).or(() -> toAdminId.map(AuditTarget::admin)),
        Filter.instant(from, zone),
        Filter.instant(until, zone));
  }

  boolean isNarrowed() {
    return !at(Optional.empty()).equals(PATH);
  }

  String at(Optional<ListCursor> cursor) {
    return Filter.href(
        PATH,
        "admin",
        adminId,
        "act",
        act,
        "user",
        userId,
        "to",
        toAdminId,
        "from",
        from,
        "until",
        until,
        "at",
        cursor.map(ListCursor::text));
  }
}
