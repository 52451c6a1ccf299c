package org.wxapplogin.web.admin.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.wxapplogin.domain.LoginCount;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.service.figures.Dashboard;
import org.wxapplogin.service.figures.DashboardData;
import org.wxapplogin.web.admin.events.LoginLinks;
import org.wxapplogin.web.admin.events.LoginRow;
import org.wxapplogin.web.admin.page.DayLinks;
import org.wxapplogin.web.admin.page.Texts;

/** Makes the charts of the logins. Outcomes that mean the same to the reader share a colour. */
public final class LoginPlots {
  /** From the bottom of a bar to its top. */
  public static final List<String> TONES = List.of("good", "new", "refused", "trouble", "alarm");

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("MM-dd HH:00");
  private static final DateTimeFormatter HOUR_AXIS = DateTimeFormatter.ofPattern("HH:00");

  /** So many hours have a label; midnight has its date. */
  private static final int LABELLED = 6;

  private static final DateTimeFormatter DAY_AXIS = DateTimeFormatter.ofPattern("MM-dd");

  private final Texts texts;

  LoginPlots(Texts texts) {
    this.texts = texts;
  }

  /** A row of a plot before it has numbers: its beginning, its labels, and where it leads. */
  private record Slot(Instant at, String label, String axis, String href) {}

  Plot hours(DashboardData data) {
    List<Slot> slots = new ArrayList<>();
    ZonedDateTime hour = data.now().atZone(texts.zone()).truncatedTo(ChronoUnit.HOURS);
    for (int i = 0; i < Dashboard.HOURS; i++) {
      LocalDateTime from = hour.toLocalDateTime();
      String href = LoginLinks.between(from, from.plusHours(1));
      slots.add(new Slot(hour.toInstant(), HOUR.format(hour), axis(hour), href));
      hour = hour.toInstant().minus(1, ChronoUnit.HOURS).atZone(texts.zone());
    }
    return byOutcome(
        "hours",
        texts.text("dash.hours.title"),
        texts.text("dash.hours.note"),
        texts.text("dash.hour"),
        slots,
        data.hours());
  }

  private static String axis(ZonedDateTime hour) {
    if (hour.getHour() == 0) {
      return DAY_AXIS.format(hour);
    }
    return hour.getHour() % LABELLED == 0 ? HOUR_AXIS.format(hour) : "";
  }

  Plot days(DashboardData data, int days) {
    return byOutcome(
        "days",
        texts.format("dash.days.title", days),
        texts.text("dash.days.note"),
        texts.text("dash.day"),
        daySlots(
            data.now(),
            days,
            day -> LoginLinks.between(day.atStartOfDay(), day.plusDays(1).atStartOfDay())),
        data.days());
  }

  Plot visitors(DashboardData data, int days) {
    List<Plot.Series> series =
        List.of(
            new Plot.Series(texts.text("dash.returning"), "good"),
            new Plot.Series(texts.text("dash.new"), "new"));
    return plot(
        "visitors",
        texts.text("dash.visitors.title"),
        texts.text("dash.visitors.note"),
        "lines",
        texts.text("dash.day"),
        series,
        texts.text("nav.users"),
        daySlots(data.now(), days, DayLinks::registeredOn),
        data.days(),
        List.of(
            count -> count.outcome() == LoginOutcome.SUCCESS,
            count -> count.outcome() == LoginOutcome.NEW_USER));
  }

  private List<Slot> daySlots(Instant now, int days, Function<LocalDate, String> list) {
    List<Slot> slots = new ArrayList<>();
    LocalDate day = now.atZone(texts.zone()).toLocalDate();
    for (int i = 0; i < days; i++) {
      Instant at = day.atStartOfDay(texts.zone()).toInstant();
      slots.add(new Slot(at, day.toString(), DAY_AXIS.format(day), list.apply(day)));
      day = day.minusDays(1);
    }
    return slots;
  }

  private Plot byOutcome(
      String id,
      String title,
      String note,
      String head,
      List<Slot> slots,
      List<LoginCount> counts) {
    List<Plot.Series> series =
        TONES.stream().map(tone -> new Plot.Series(texts.text("dash.tone." + tone), tone)).toList();
    List<Predicate<LoginCount>> columns = new ArrayList<>();
    TONES.forEach(tone -> columns.add(count -> LoginRow.tone(count.outcome()).equals(tone)));
    String list = texts.text("nav.logins");
    return plot(id, title, note, "bars", head, series, list, slots, counts, columns);
  }

  private Plot plot(
      String id,
      String title,
      String note,
      String kind,
      String head,
      List<Plot.Series> series,
      String list,
      List<Slot> slots,
      List<LoginCount> counts,
      List<Predicate<LoginCount>> columns) {
    Map<Instant, long[]> sums = new HashMap<>();
    for (LoginCount count : counts) {
      long[] row = sums.computeIfAbsent(count.at(), at -> new long[columns.size()]);
      for (int i = 0; i < row.length; i++) {
        row[i] += columns.get(i).test(count) ? count.events() : 0;
      }
    }
    long[] none = new long[columns.size()];
    List<Plot.Row> rows = new ArrayList<>();
    long peak = 1;
    for (Slot slot : slots) {
      long[] row = sums.getOrDefault(slot.at(), none);
      long total = Arrays.stream(row).sum();
      peak = Math.max(peak, total);
      boolean open = rows.isEmpty(); // the newest comes first
      rows.add(
          new Plot.Row(
              open ? texts.format("dash.open", slot.label()) : slot.label(),
              slot.axis(),
              slot.href(),
              open,
              Plot.Cell.of(total),
              Arrays.stream(row).mapToObj(Plot.Cell::of).toList()));
    }
    return new Plot(id, title, note, kind, head, series, list, Long.toString(peak), rows);
  }
}
