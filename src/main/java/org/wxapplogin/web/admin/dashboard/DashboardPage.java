package org.wxapplogin.web.admin.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.wxapplogin.domain.CountedUpTo;
import org.wxapplogin.domain.LoginCount;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.domain.UserCount;
import org.wxapplogin.domain.UserCount.Kind;
import org.wxapplogin.service.figures.DashboardData;
import org.wxapplogin.service.webhook.WebhookWatch;
import org.wxapplogin.web.admin.events.LoginLinks;
import org.wxapplogin.web.admin.events.LoginRow;
import org.wxapplogin.web.admin.page.EmptyList;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Numbers;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;

/**
 * Everything dashboard.jsp shows, already as text.
 *
 * @param asOf up to when logins are counted, and in which zone the times are
 * @param counting how far counting has come, while many events wait for it; else empty
 * @param ofServer whether the node and the jobs are shown, which work for all apps alike
 * @param kept that pushed events wait for the owner who looks; else empty
 * @param warnings about receivers of webhooks
 * @param noApp whether no mini program is served, so that nobody can log in
 * @param isEmpty whether nothing has happened on this server yet
 */
public record DashboardPage(
    String asOf,
    String counting,
    boolean ofServer,
    String kept,
    List<Warning> warnings,
    boolean noApp,
    boolean isEmpty,
    EmptyList emptyList,
    List<Tile> tiles,
    List<Range> ranges,
    List<Plot> plots,
    List<OutcomeRow> outcomes,
    List<AppRow> apps,
    NodePanel node,
    List<JobRow> jobs) {
  /** How far behind logins may be counted before the page says more than that. */
  private static final Duration USUALLY_BEHIND = Duration.ofMinutes(2);

  /** What is wrong with a receiver of webhooks. */
  public record Warning(String receiver, String sentence) {}

  /**
   * A number, large.
   *
   * @param change against the same time last week; empty where that is not known
   * @param href the list of what is counted
   */
  public record Tile(String label, String value, String note, String change, String href) {}

  /** A link to the same page over other days. */
  public record Range(String label, String href, boolean current) {}

  /**
   * @param number for the bar, of {@code most}
   * @param href the login events that ended so
   */
  public record OutcomeRow(
      String label,
      String tone,
      String events,
      String number,
      String most,
      String share,
      String href) {}

  /**
   * @param number for the bar, of {@code most}
   */
  public record AppRow(
      String appid,
      String users,
      String number,
      String most,
      String share,
      String logins,
      String loginShare) {}

  static DashboardPage of(
      DashboardData data,
      boolean ofServer,
      int kept,
      List<WebhookWatch.Warning> webhooks,
      boolean noApp,
      int days,
      Texts texts) {
    LoginPlots plots = new LoginPlots(texts);
    long users = Sums.of(data.users(), Kind.ALL).orElse(0L);
    return new DashboardPage(
        asOf(data, texts),
        counting(data, texts),
        ofServer,
        kept == 0 ? "" : texts.format("dash.kept", kept),
        webhooks.stream().map(warning -> warning(warning, texts)).toList(),
        noApp,
        users == 0 && data.days().isEmpty() && data.hours().isEmpty(),
        EmptyList.of("dash.none", texts),
        DashboardTiles.of(data, texts),
        DashboardServlet.RANGES.stream()
            .map(
                range ->
                    new Range(
                        texts.format("dash.range", range),
                        Filter.href(Paths.HOME, "days", range.toString()),
                        range == days))
            .toList(),
        List.of(plots.hours(data), plots.days(data, days), plots.visitors(data, days)),
        outcomes(data, days, texts),
        apps(data),
        NodePanel.of(data.node(), texts),
        data.jobs().stream().map(job -> JobRow.of(job, texts)).toList());
  }

  private static Optional<Instant> complete(DashboardData data) {
    return data.countedUpTo().map(CountedUpTo::completeAt).filter(Instant.EPOCH::isBefore);
  }

  private static String asOf(DashboardData data, Texts texts) {
    String note = texts.zoneNote(data.now());
    return complete(data)
        .map(at -> texts.format("dash.as-of", texts.time(at).time(), note))
        .orElse(note);
  }

  private static String counting(DashboardData data, Texts texts) {
    long counted = data.countedUpTo().map(CountedUpTo::countedId).orElse(0L);
    long head = data.countedUpTo().map(CountedUpTo::headId).orElse(0L);
    Instant complete = complete(data).orElse(Instant.EPOCH);
    return counted < head && complete.isBefore(data.now().minus(USUALLY_BEHIND))
        ? texts.format("dash.counting", Numbers.share(counted, head))
        : "";
  }

  private static Warning warning(WebhookWatch.Warning warning, Texts texts) {
    String receiver = warning.receiver();
    long minutes = WebhookWatch.BEHIND_AFTER.toMinutes();
    return new Warning(
        receiver, texts.format("dash.webhook." + warning.reason(), receiver, minutes));
  }

  private static List<OutcomeRow> outcomes(DashboardData data, int days, Texts texts) {
    List<LoginCount> counts = data.days();
    LocalDateTime from =
        data.now().atZone(texts.zone()).toLocalDate().minusDays(days - 1L).atStartOfDay();
    Map<LoginOutcome, Long> sums = new EnumMap<>(LoginOutcome.class);
    counts.forEach(count -> sums.merge(count.outcome(), count.events(), Long::sum));
    long all = sums.values().stream().mapToLong(Long::longValue).sum();
    long most = sums.values().stream().mapToLong(Long::longValue).max().orElse(1);
    return sums.entrySet().stream()
        .sorted(Map.Entry.<LoginOutcome, Long>comparingByValue().reversed())
        .map(
            sum ->
                new OutcomeRow(
                    texts.text("outcome." + sum.getKey()),
                    LoginRow.tone(sum.getKey()),
                    Numbers.whole(sum.getValue()),
                    sum.getValue().toString(),
                    Long.toString(most),
                    Numbers.share(sum.getValue(), all),
                    LoginLinks.ofOutcome(sum.getKey(), from)))
        .toList();
  }

  private static List<AppRow> apps(DashboardData data) {
    Map<String, Long> users = new TreeMap<>();
    data.users().stream()
        .filter(count -> count.kind() == Kind.ALL && !count.appid().isEmpty())
        .forEach(count -> users.put(count.appid(), count.users()));
    Map<String, Long> logins = new TreeMap<>();
    data.days().stream()
        .filter(Sums.GOOD)
        .forEach(count -> logins.merge(count.appid(), count.events(), Long::sum));
    TreeSet<String> appids = new TreeSet<>(users.keySet());
    appids.addAll(logins.keySet());
    long allUsers = sum(users);
    long allLogins = sum(logins);
    List<AppRow> rows = new ArrayList<>();
    appids.stream()
        .sorted(Comparator.comparing((String appid) -> users.getOrDefault(appid, 0L)).reversed())
        .forEach(
            appid -> {
              long of = users.getOrDefault(appid, 0L);
              long in = logins.getOrDefault(appid, 0L);
              rows.add(
                  new AppRow(
                      appid,
                      Numbers.whole(of),
                      Long.toString(of),
                      Long.toString(Math.max(1, allUsers)),
                      Numbers.share(of, allUsers),
                      Numbers.whole(in),
                      Numbers.share(in, allLogins)));
            });
    return rows;
  }

  private static long sum(Map<String, Long> numbers) {
    return numbers.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Sums the page and its tiles share. */
  static final class Sums {
    static final Predicate<LoginCount> GOOD =
        count ->
            count.outcome() == LoginOutcome.SUCCESS || count.outcome() == LoginOutcome.NEW_USER;

    private Sums() {}

    /** Of all apps; empty where it is not counted yet. */
    static Optional<Long> of(List<UserCount> counts, Kind kind) {
      return counts.stream()
          .filter(count -> count.kind() == kind)
          .map(UserCount::users)
          .reduce(Long::sum);
    }
  }
}
