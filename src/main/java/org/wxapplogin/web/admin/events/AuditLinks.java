package org.wxapplogin.web.admin.events;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditActor;
import org.wxapplogin.domain.AuditQuery;
import org.wxapplogin.domain.AuditQuery.Machine;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.web.admin.page.Filter;

/**
 * The addresses of the audit: reads one, writes those that lead on from it.
 *
 * @param adminId the admin who did it; if present, machine is empty
 * @param machine the service or command that did it
 * @param userId the user it was done to; if present, toAdminId does not count
 */
public record AuditLinks(
    Optional<Long> adminId,
    Optional<Machine> machine,
    Optional<AuditAct> act,
    Optional<Long> userId,
    Optional<Long> toAdminId,
    Optional<LocalDateTime> from,
    Optional<LocalDateTime> until) {
  static final String PATH = AuditListServlet.PATH;

  private static final String BY = "by";

  /** The kind and the name of what is no admin, where an admin's id may stand, too. */
  private static final Pattern MACHINE = Pattern.compile("([a-z]+):([A-Za-z0-9/_-]{1,64})");

  public static AuditLinks read(Filter filter) {
    return new AuditLinks(
        filter.id(BY),
        filter.value(BY).flatMap(AuditLinks::machine),
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
    return Filter.href(PATH, BY, adminId);
  }

  /** All that a service or a command did. */
  static String by(Machine machine) {
    return Filter.href(PATH, BY, text(machine));
  }

  /** A service or a command as the form names it, beside admins by their ids. */
  static String text(Machine machine) {
    return Filter.name(machine.kind()) + ":" + machine.name();
  }

  private static Optional<Machine> machine(String text) {
    Matcher parts = MACHINE.matcher(text);
    return parts.matches()
        ? Filter.ofName(parts.group(1), AuditActor.Kind.values())
            .filter(kind -> kind != AuditActor.Kind.ADMIN)
            .map(kind -> new Machine(kind, parts.group(2)))
        : Optional.empty();
  }

  /** All that was done to an admin. */
  static String ofAdmin(long adminId) {
    return Filter.href(PATH, "to", adminId);
  }

  AuditQuery query(ZoneId zone) {
    return new AuditQuery(
        adminId,
        machine,
        act,
        userId.map(AuditTarget::user).or(() -> toAdminId.map(AuditTarget::admin)),
        Filter.instant(from, zone),
        Filter.instant(until, zone));
  }

  /** Who did it, as the form names them. */
  Optional<String> by() {
    return adminId.map(Object::toString).or(() -> machine.map(AuditLinks::text));
  }

  public ListFilter toSave() {
    return ListFilter.of(this);
  }

  boolean isNarrowed() {
    return !at(Optional.empty()).equals(PATH);
  }

  String at(Optional<ListCursor> cursor) {
    return Filter.href(
        PATH,
        BY,
        by(),
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
