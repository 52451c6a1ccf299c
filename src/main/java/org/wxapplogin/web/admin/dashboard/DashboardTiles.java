package org.wxapplogin.web.admin.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.wxapplogin.domain.CountedUpTo;
import org.wxapplogin.domain.LoginCount;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.domain.UserCount;
import org.wxapplogin.domain.UserCount.Kind;
import org.wxapplogin.service.figures.DashboardData;
import org.wxapplogin.web.admin.dashboard.DashboardPage.Sums;
import org.wxapplogin.web.admin.dashboard.DashboardPage.Tile;
import org.wxapplogin.web.admin.events.LoginLinks;
import org.wxapplogin.web.admin.page.DayLinks;
import org.wxapplogin.web.admin.page.Numbers;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;

/** The large numbers at the top of the dashboard, each with when it was counted. */
final class DashboardTiles {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private final DashboardData data;
  private final Texts texts;
  private final LocalDate today;

  private DashboardTiles(DashboardData data, Texts texts) {
    this.data = data;
    this.texts = texts;
    this.today = data.now().atZone(texts.zone()).toLocalDate();
  }

  static List<Tile> of(DashboardData data, Texts texts) {
    return new DashboardTiles(data, texts).all();
  }

  private List<Tile> all() {
    return List.of(
        users(texts.text("dash.users"), Kind.ALL, Paths.USERS),
        newToday(),
        active(texts.text("dash.active.1"), Kind.ACTIVE_1_DAY, 1),
        active(texts.text("dash.active.7"), Kind.ACTIVE_7_DAYS, 7),
        active(texts.text("dash.active.30"), Kind.ACTIVE_30_DAYS, 30),
        logins());
  }

  private Tile users(String label, Kind kind, String href) {
    return tile(label, Sums.of(data.users(), kind), countedAt(kind), "", href);
  }

  /** The list is of whole days, and begins with the one in which the period begins. */
  private Tile active(String label, Kind kind, int days) {
    return users(label, kind, DayLinks.loggedInSince(today.minusDays(days)));
  }

  /** What was counted yesterday is not of today. */
  private Tile newToday() {
    Optional<Instant> at =
        countedAt(Kind.NEW_TODAY)
            .filter(when -> today.equals(when.atZone(texts.zone()).toLocalDate()));
    Optional<Long> users = at.flatMap(when -> Sums.of(data.users(), Kind.NEW_TODAY));
    return tile(
        texts.text("dash.new-today"),
        users,
        at,
        change(count -> count.outcome() == LoginOutcome.NEW_USER),
        DayLinks.registeredOn(today));
  }

  private Tile logins() {
    long tried = sum(count -> count.outcome() != LoginOutcome.TOKEN_REUSED);
    return new Tile(
        texts.text("dash.logins-today"),
        Numbers.whole(sum(Sums.GOOD)),
        texts.format("dash.success", Numbers.share(sum(Sums.GOOD), tried)),
        change(Sums.GOOD),
        LoginLinks.since(today.atStartOfDay()));
  }

  /**
   * Today so far against the same weekday up to the same time. Of the hour that is not over, as
   * much is taken as has passed, and all of it rounded, as it is shown.
   */
  private String change(Predicate<LoginCount> wanted) {
    Instant now = data.countedUpTo().map(CountedUpTo::completeAt).orElse(data.now());
    Instant then = now.atZone(texts.zone()).minusWeeks(1).toInstant();
    double sum =
        data.lastWeek().stream()
            .filter(wanted)
            .mapToDouble(count -> count.events() * passed(count.at(), then))
            .sum();
    long before = Math.round(sum);
    return before == 0
        ? ""
        : texts.format("dash.change", Numbers.change(sum(wanted), before), before);
  }

  /** How much of the hour that begins at {@code hour} had passed then: from 0 to 1. */
  private static double passed(Instant hour, Instant then) {
    double millis = Duration.between(hour, then).toMillis();
    return Math.max(0, Math.min(1, millis / Duration.ofHours(1).toMillis()));
  }

  private long sum(Predicate<LoginCount> wanted) {
    Instant midnight = today.atStartOfDay(texts.zone()).toInstant();
    return data.days().stream()
        .filter(count -> count.at().equals(midnight))
        .filter(wanted)
        .mapToLong(LoginCount::events)
        .sum();
  }

  private Tile tile(
      String label, Optional<Long> users, Optional<Instant> at, String change, String href) {
    return new Tile(
        label,
        users.map(Numbers::whole).orElse(Numbers.NONE),
        at.map(when -> texts.format("dash.counted-at", CLOCK.format(when.atZone(texts.zone()))))
            .orElse(texts.text("dash.not-counted")),
        change,
        href);
  }

  private Optional<Instant> countedAt(Kind kind) {
    return data.users().stream()
        .filter(count -> count.kind() == kind)
        .map(UserCount::at)
        .findFirst();
  }
}
