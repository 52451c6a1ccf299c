package org.wxapplogin.web.admin.events;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.LoginEventQuery;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.web.admin.page.Filter;

/** The addresses of the list of login events: reads one, writes those that lead on from it. */
public record LoginLinks(
    Optional<Long> userId,
    Optional<String> ip,
    Optional<LoginOutcome> outcome,
    Optional<String> appid,
    Optional<LocalDateTime> from,
    Optional<LocalDateTime> until) {
  static final String PATH = LoginListServlet.PATH;

  public static LoginLinks read(Filter filter) {
    return new LoginLinks(
        filter.id("user"),
        filter.ip("ip"),
        filter.named("outcome", LoginOutcome.values()),
        filter.appid("app"),
        filter.time("from"),
        filter.time("until"));
  }

  public static String ofUser(long userId) {
    return Filter.href(PATH, "user", userId);
  }

  public static String ofOutcome(LoginOutcome outcome, LocalDateTime from) {
    return Filter.href(PATH, "outcome", outcome, "from", from);
  }

  public static String between(LocalDateTime from, LocalDateTime until) {
    return Filter.href(PATH, "from", from, "until", until);
  }

  public static String since(LocalDateTime from) {
    return Filter.href(PATH, "from", from);
  }

  /** The same list, of the last so many days, today included, and from its first page. */
  String ofDays(LocalDate today, int days) {
    return new LoginLinks(
            userId,
            ip,
            outcome,
            appid,
            Optional.of(today.minusDays(days - 1L).atStartOfDay()),
            Optional.empty())
        .at(Optional.empty());
  }

  public static String ofIp(String ip) {
    return Filter.href(PATH, "ip", ip);
  }

  LoginEventQuery query(ZoneId zone) {
    return new LoginEventQuery(
        userId, ip, outcome, appid, Filter.instant(from, zone), Filter.instant(until, zone));
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
        "user",
        userId,
        "ip",
        ip,
        "outcome",
        outcome,
        "app",
        appid,
        "from",
        from,
        "until",
        until,
        "at",
        cursor.map(ListCursor::text));
  }
}
