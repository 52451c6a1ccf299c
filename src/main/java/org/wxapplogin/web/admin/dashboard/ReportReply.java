package org.wxapplogin.web.admin.dashboard;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.wxapplogin.domain.AdminAccount;
import org.wxapplogin.domain.CappedCount;
import org.wxapplogin.domain.JobState;
import org.wxapplogin.domain.Setting;
import org.wxapplogin.service.figures.YearReport;

/**
 * The yearly report as JSON, by the names that the audit and the settings have. What is not known
 * is left out. Fields are added, never renamed.
 *
 * @param lastRuns when each job ended last
 * @param taken by month, how often each act was done
 */
record ReportReply(
    int year,
    String at,
    String zone,
    Map<String, Count> held,
    Map<String, String> settings,
    Map<String, String> lastRuns,
    List<Look> looks,
    Map<String, Map<String, Count>> taken,
    Count cancelled,
    List<Agreed> consents,
    List<Account> admins) {

  /**
   * A number.
   *
   * @param counted exact, more-than or estimate
   */
  record Count(long number, String counted) {
    static Count of(CappedCount count) {
      return new Count(
          count.number(),
          switch (count.sort()) {
            case EXACT -> "exact";
            case MORE -> "more-than";
            case ABOUT -> "estimate";
          });
    }
  }

  record Look(String kind, String name, String act, Count times) {}

  record Agreed(String document, String version, Count inYear, Count ever) {}

  record Account(
      String name,
      String role,
      boolean active,
      boolean totp,
      String createdAt,
      String lastSignInAt) {}

  static ReportReply of(YearReport report, List<AdminAccount> admins, ZoneId zone) {
    return new ReportReply(
        report.year(),
        report.at().toString(),
        zone.getId(),
        map(report.held(), Count::of),
        settings(report.settings()),
        lastRuns(report.jobs()),
        report.looks().stream()
            .map(
                look ->
                    new Look(
                        look.kind().name(), look.name(), look.act().name(), Count.of(look.times())))
            .toList(),
        map(report.months(), acts -> map(acts, Count::of)),
        Count.of(report.cancelled()),
        report.consents().stream()
            .map(
                one ->
                    new Agreed(
                        one.to().document(),
                        one.to().version(),
                        Count.of(one.inYear()),
                        Count.of(one.ever())))
            .toList(),
        admins.stream().map(ReportReply::admin).toList());
  }

  private static Account admin(AdminAccount one) {
    return new Account(
        one.admin().name(),
        one.admin().role().name(),
        one.isActive(),
        one.totp(),
        one.admin().createdAt().toString(),
        one.lastSignInAt().map(Object::toString).orElse(null)); // GSON leaves it out
  }

  private static Map<String, String> settings(List<Setting> settings) {
    Map<String, String> all = new LinkedHashMap<>();
    settings.forEach(one -> all.put(one.key(), one.value()));
    return all;
  }

  private static Map<String, String> lastRuns(List<JobState> jobs) {
    Map<String, String> all = new LinkedHashMap<>();
    jobs.stream()
        .filter(job -> job.lastEnd().toEpochMilli() > 0)
        .forEach(job -> all.put(job.name(), job.lastEnd().toString()));
    return all;
  }

  private static <K, V, R> Map<String, R> map(Map<K, V> from, Function<V, R> value) {
    Map<String, R> all = new LinkedHashMap<>();
    from.forEach((key, one) -> all.put(key.toString(), value.apply(one)));
    return all;
  }
}
