package org.wxapplogin.web.admin.dashboard;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wxapplogin.domain.ActCount;
import org.wxapplogin.domain.AdminAccount;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditActor;
import org.wxapplogin.domain.CappedCount;
import org.wxapplogin.domain.JobState;
import org.wxapplogin.domain.Setting;
import org.wxapplogin.service.account.CleanUp;
import org.wxapplogin.service.account.OldAddresses;
import org.wxapplogin.service.figures.YearReport;
import org.wxapplogin.service.figures.YearReports;
import org.wxapplogin.web.admin.page.Numbers;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * Everything report.jsp shows, already as text.
 *
 * @param years to choose from
 */
public record ReportPage(String title, String zone, List<Choice> years, List<Part> parts) {
  /** How many years there are to choose from. */
  static final int YEARS = 5;

  /** Another year. */
  public record Choice(String year, String href, boolean chosen) {}

  /**
   * A table.
   *
   * @param id within the page
   * @param none what to say where there are no rows
   */
  public record Part(
      String id,
      String title,
      String note,
      String none,
      List<String> heads,
      List<List<String>> rows) {}

  static ReportPage of(YearReport report, List<AdminAccount> admins, int now, Texts texts) {
    return new ReportPage(
        texts.format("report.title", Integer.toString(report.year())),
        texts.zoneNote(report.at()),
        IntStream.iterate(now, year -> year > now - YEARS, year -> year - 1)
            .mapToObj(year -> choice(year, report.year()))
            .toList(),
        List.of(
            part("held", held(report, texts), texts),
            part("kept", kept(report, texts), texts),
            part("looks", looks(report, texts), texts),
            deleted(report, texts),
            part("consents", consents(report, texts), texts),
            part("admins", admins(admins, texts), texts)));
  }

  private static Choice choice(int year, int chosen) {
    return new Choice(Integer.toString(year), Paths.REPORT + "?year=" + year, year == chosen);
  }

  private static Part part(String id, List<List<String>> rows, Texts texts) {
    String key = "report." + id;
    return new Part(
        id,
        texts.text(key),
        texts.text(key + ".note"),
        texts.text("report.none"),
        List.of(texts.text(key + ".heads").split("\\|")),
        rows);
  }

  private static List<List<String>> held(YearReport report, Texts texts) {
    return report.held().entrySet().stream()
        .map(
            one ->
                List.of(texts.text("report.held." + one.getKey()), number(one.getValue(), texts)))
        .toList();
  }

  private static String number(CappedCount count, Texts texts) {
    String number = Numbers.whole(count.number());
    return switch (count.sort()) {
      case EXACT -> number;
      case MORE -> texts.format("report.more", number);
      case ABOUT -> texts.format("report.about", number);
    };
  }

  private static List<List<String>> kept(YearReport report, Texts texts) {
    return report.settings().stream().map(one -> kept(one, report.jobs(), texts)).toList();
  }

  private static List<String> kept(Setting setting, List<JobState> jobs, Texts texts) {
    String job =
        switch (setting.key()) {
          case "retention.user-addresses" -> OldAddresses.Of.USERS.job();
          case "retention.audit-addresses" -> OldAddresses.Of.AUDIT.job();
          default -> CleanUp.JOB;
        };
    Optional<JobState> last =
        jobs.stream()
            .filter(one -> one.name().equals(job) && one.lastEnd().isAfter(Instant.EPOCH))
            .findFirst();
    return List.of(
        texts.text("setting." + SettingRow.kind(setting.key())),
        value(setting, texts),
        last.map(one -> time(one.lastEnd(), texts)).orElse(Numbers.NONE));
  }

  private static String value(Setting setting, Texts texts) {
    String value = setting.value();
    if (setting.key().endsWith("-addresses") && value.equals("0ms")) {
      return texts.text("retention.for-ever");
    }
    return value.matches("\\d+d")
        ? texts.format("retention.days", value.substring(0, value.length() - 1))
        : value;
  }

  private static String time(Instant at, Texts texts) {
    Time time = texts.time(at);
    return time.date() + " " + time.time();
  }

  private static List<List<String>> looks(YearReport report, Texts texts) {
    return report.looks().stream()
        .map(
            count ->
                List.of(
                    who(count, texts),
                    texts.text("act." + count.act()),
                    Numbers.whole(count.times())))
        .toList();
  }

  private static String who(ActCount count, Texts texts) {
    return count.kind() == AuditActor.Kind.ADMIN
        ? count.name()
        : (texts.text("audit.kind." + count.kind()) + " " + count.name()).strip();
  }

  private static Part deleted(YearReport report, Texts texts) {
    List<String> heads = new ArrayList<>(List.of(texts.text("report.month")));
    YearReports.TAKING.forEach(act -> heads.add(texts.text("act." + act)));
    return new Part(
        "deleted",
        texts.text("report.deleted"),
        texts.format("report.deleted.note", number(report.cancelled(), texts)),
        texts.text("report.none"),
        heads,
        report.months().entrySet().stream().map(month -> month(month, texts)).toList());
  }

  private static List<String> month(
      Map.Entry<YearMonth, Map<AuditAct, CappedCount>> month, Texts texts) {
    List<String> row = new ArrayList<>(List.of(month.getKey().toString()));
    YearReports.TAKING.forEach(act -> row.add(number(month.getValue().get(act), texts)));
    return row;
  }

  private static List<List<String>> consents(YearReport report, Texts texts) {
    return report.consents().stream()
        .map(
            one ->
                List.of(
                    one.to().document(),
                    one.to().version(),
                    number(one.inYear(), texts),
                    number(one.ever(), texts)))
        .toList();
  }

  private static List<List<String>> admins(List<AdminAccount> admins, Texts texts) {
    return admins.stream()
        .map(
            one ->
                List.of(
                    one.admin().name(),
                    texts.text("role." + one.admin().role()),
                    texts.text("admins.state." + (one.isActive() ? "active" : "disabled")),
                    texts.text(one.totp() ? "admins.totp.on" : "admins.totp.off"),
                    time(one.admin().createdAt(), texts),
                    one.lastSignInAt().map(at -> time(at, texts)).orElse(Numbers.NONE)))
        .toList();
  }
}
