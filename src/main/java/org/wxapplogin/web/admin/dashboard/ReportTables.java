package org.wxapplogin.web.admin.dashboard;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.wxapplogin.web.admin.dashboard.ReportTable.At;
import org.wxapplogin.web.admin.dashboard.ReportTable.Cell;
import org.wxapplogin.web.admin.dashboard.ReportTable.Counted;
import org.wxapplogin.web.admin.dashboard.ReportTable.Words;
import org.wxapplogin.web.admin.page.Numbers;
import org.wxapplogin.web.admin.page.Texts;

/** Makes the tables of the yearly report. */
final class ReportTables {
  private final YearReport report;
  private final List<AdminAccount> admins;
  private final Texts texts;

  ReportTables(YearReport report, List<AdminAccount> admins, Texts texts) {
    this.report = report;
    this.admins = admins;
    this.texts = texts;
  }

  List<ReportTable> all() {
    return List.of(
        table("held", 1, held()),
        table("kept", 1, kept()),
        table("looks", 2, looks()),
        deleted(),
        table("consents", 2, consents()),
        table("admins", 1, admins()));
  }

  private ReportTable table(String id, int keys, List<List<Cell>> rows) {
    String key = "report." + id;
    return new ReportTable(
        id,
        texts.text(key),
        texts.text(key + ".note"),
        keys,
        List.of(texts.text(key + ".heads").split("\\|")),
        rows);
  }

  private List<List<Cell>> held() {
    return report.held().entrySet().stream()
        .map(one -> row(words("report.held." + one.getKey()), new Counted(one.getValue())))
        .toList();
  }

  private List<List<Cell>> kept() {
    return report.settings().stream().map(this::kept).toList();
  }

  private List<Cell> kept(Setting setting) {
    String job =
        switch (setting.key()) {
          case "retention.user-addresses" -> OldAddresses.Of.USERS.job();
          case "retention.audit-addresses" -> OldAddresses.Of.AUDIT.job();
          default -> CleanUp.JOB;
        };
    Optional<Instant> last =
        report.jobs().stream()
            .filter(one -> one.name().equals(job) && one.lastEnd().isAfter(Instant.EPOCH))
            .map(JobState::lastEnd)
            .findFirst();
    return row(
        words("setting." + SettingRow.kind(setting.key())), new Words(value(setting)), time(last));
  }

  private String value(Setting setting) {
    String value = setting.value();
    if (setting.key().endsWith("-addresses") && value.equals("0ms")) {
      return texts.text("retention.for-ever");
    }
    return texts.period(value);
  }

  private List<List<Cell>> looks() {
    return report.looks().stream()
        .map(
            look ->
                row(new Words(who(look)), words("act." + look.act()), new Counted(look.times())))
        .toList();
  }

  private String who(YearReport.Look look) {
    return look.kind() == AuditActor.Kind.ADMIN
        ? look.name()
        : (texts.text("audit.kind." + look.kind()) + " " + look.name()).strip();
  }

  private ReportTable deleted() {
    List<String> heads = new ArrayList<>(List.of(texts.text("report.month")));
    YearReports.TAKING.forEach(act -> heads.add(texts.text("act." + act)));
    return new ReportTable(
        "deleted",
        texts.text("report.deleted"),
        texts.format("report.deleted.note", new Counted(report.cancelled()).shown(texts)),
        1,
        heads,
        report.months().entrySet().stream().map(ReportTables::month).toList());
  }

  private static List<Cell> month(Map.Entry<YearMonth, Map<AuditAct, CappedCount>> month) {
    List<Cell> row = new ArrayList<>(List.of(new Words(month.getKey().toString())));
    YearReports.TAKING.forEach(act -> row.add(new Counted(month.getValue().get(act))));
    return row;
  }

  private List<List<Cell>> consents() {
    return report.consents().stream()
        .map(
            one ->
                row(
                    new Words(one.to().document()),
                    new Words(one.to().version()),
                    new Counted(one.inYear()),
                    new Counted(one.ever())))
        .toList();
  }

  private List<List<Cell>> admins() {
    return admins.stream()
        .map(
            one ->
                row(
                    new Words(one.admin().name()),
                    words("role." + one.admin().role()),
                    words("admins.state." + (one.isActive() ? "active" : "disabled")),
                    words(one.totp() ? "admins.totp.on" : "admins.totp.off"),
                    new At(one.admin().createdAt()),
                    time(one.lastSignInAt())))
        .toList();
  }

  private Words words(String key) {
    return new Words(texts.text(key));
  }

  private static Cell time(Optional<Instant> at) {
    return at.<Cell>map(At::new).orElse(new Words(Numbers.NONE));
  }

  private static List<Cell> row(Cell... cells) {
    return List.of(cells);
  }
}
