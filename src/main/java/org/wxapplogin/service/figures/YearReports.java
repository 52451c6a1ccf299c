package org.wxapplogin.service.figures;

import java.time.Clock;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.ActCount;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.CappedCount;
import org.wxapplogin.domain.CappedCount.Sort;
import org.wxapplogin.domain.ConsentDocument;
import org.wxapplogin.domain.Setting;
import org.wxapplogin.domain.TableSize;
import org.wxapplogin.domain.TimeRange;
import org.wxapplogin.domain.UserCount;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.admin.AuditLog;
import org.wxapplogin.service.figures.YearReport.Agreed;
import org.wxapplogin.service.figures.YearReport.Held;
import org.wxapplogin.service.figures.YearReport.Look;

/**
 * Makes the report for the audit of a year, from counts, estimates and short stretches of indexes.
 * Thread-safe.
 */
public final class YearReports {
  /** Whoever takes something away from a user, or the user from us. */
  public static final List<AuditAct> TAKING =
      List.of(
          AuditAct.DELETE_USER,
          AuditAct.CANCEL_USER,
          AuditAct.RESTORE_USER,
          AuditAct.UNBIND_PHONE,
          AuditAct.TAKE_DOWN_NICKNAME,
          AuditAct.TAKE_DOWN_PICTURE);

  private static final List<AuditAct> LOOKS =
      List.of(
          AuditAct.REVEAL_PHONE,
          AuditAct.SEARCH_PHONE,
          AuditAct.SEARCH_PHONE_END,
          AuditAct.EXPORT_USERS,
          AuditAct.MAKE_DATA_LINK,
          AuditAct.READ_PHONES);

  private static final List<String> SETTINGS =
      List.of(
          "retention.login-events",
          "retention.user-addresses",
          "retention.audit-addresses",
          "retention.events",
          "account.cooling-off",
          "session.idle",
          "session.absolute");

  private static final Map<Held, String> TABLES =
      Map.of(
          Held.SESSIONS, "sessions",
          Held.LOGIN_EVENTS, "login_events",
          Held.CHANGES, "user_changes",
          Held.NOTES, "user_notes",
          Held.CONSENTS, "user_consents",
          Held.PUSHES, "push_events",
          Held.AUDIT, "audit_events");

  /** Nothing is counted further. */
  private static final int MOST = 100_000;

  /** A client can make up versions. */
  private static final int MOST_DOCUMENTS = 50;

  private final Db db;
  private final AuditLog audit;
  private final List<Setting> settings;
  private final ZoneId zone;
  private final Clock clock;

  public YearReports(Db db, AuditLog audit, List<Setting> settings, ZoneId zone, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.settings =
        settings.stream()
            .filter(one -> SETTINGS.contains(one.key()))
            .sorted(Comparator.comparing(one -> SETTINGS.indexOf(one.key())))
            .toList();
    this.zone = zone;
    this.clock = clock;
  }

  /** The year it is. */
  public int thisYear() {
    return Year.from(clock.instant().atZone(zone)).getValue();
  }

  /** For owners only: it names admins and what they looked at. */
  public YearReport read(Actor by, int year) {
    by.need(AdminRole.OWNER);
    Instant now = clock.instant();
    TimeRange whole = range(YearMonth.of(year, 1), YearMonth.of(year + 1, 1));
    return db.read(
        tx ->
            new YearReport(
                year,
                now,
                held(tx, now),
                settings,
                tx.jobs().list(),
                looks(tx, whole),
                months(tx, year, now),
                capped(tx.report().countCancelled(MOST + 1)),
                consents(tx, whole, now)));
  }

  /** The same for a file, which the audit names before it leaves. */
  public YearReport export(Actor by, int year, String format) {
    YearReport report = read(by, year);
    db.run(
        tx ->
            audit.record(
                tx, by, AuditAct.EXPORT_REPORT, AuditTarget.report(), year + " " + format));
    return report;
  }

  private TimeRange range(YearMonth from, YearMonth until) {
    return new TimeRange(Optional.of(begin(from)), Optional.of(begin(until)));
  }

  private Instant begin(YearMonth month) {
    return month.atDay(1).atStartOfDay(zone).toInstant();
  }

  private static CappedCount capped(long counted) {
    return CappedCount.of(counted, MOST);
  }

  private static Map<Held, CappedCount> held(Tx tx, Instant now) {
    Map<Held, CappedCount> held = new EnumMap<>(Held.class);
    List<TableSize> tables = tx.system().tables();
    TABLES.forEach((kind, table) -> held.put(kind, rows(tx, tables, table)));
    held.put(
        Held.USERS,
        tx.userCounts().list().stream()
            .filter(count -> count.kind() == UserCount.Kind.ALL && count.appid().isEmpty())
            .map(count -> new CappedCount(count.users(), CappedCount.Sort.EXACT))
            .findFirst()
            .orElseGet(() -> CappedCount.about(rows(tables, "users"))));
    held.put(Held.PHONES, capped(tx.report().countPhones(MOST + 1)));
    held.put(Held.NICKNAMES, capped(tx.report().countNicknames(MOST + 1)));
    held.put(Held.PICTURES, capped(tx.report().countPictures(MOST + 1)));
    Instant forgotten = tx.jobs().findDoneUpTo("user-addresses");
    TimeRange since = new TimeRange(Optional.of(forgotten), Optional.of(now.plusMillis(1)));
    held.put(Held.ADDRESSES, capped(tx.userAddresses().count(since, MOST + 1)));
    return held;
  }

  /** Where the estimate is small, it is counted. */
  private static CappedCount rows(Tx tx, List<TableSize> tables, String name) {
    long estimate = rows(tables, name);
    return estimate > MOST
        ? CappedCount.about(estimate)
        : capped(tx.report().countRows(name, MOST + 1));
  }

  private static long rows(List<TableSize> tables, String name) {
    return tables.stream()
        .filter(table -> table.name().equals(name))
        .mapToLong(TableSize::rows)
        .sum();
  }

  private static List<Look> looks(Tx tx, TimeRange year) {
    List<Look> all = new ArrayList<>();
    for (AuditAct act : LOOKS) {
      List<ActCount> counts = tx.report().countByActor(act, year, MOST + 1);
      boolean more = counts.stream().mapToLong(ActCount::times).sum() > MOST;
      for (ActCount it : counts) {
        CappedCount times =
            more
                ? new CappedCount(it.times() - 1, Sort.MORE) // these times, or more
                : new CappedCount(it.times(), Sort.EXACT);
        all.add(new Look(it.kind(), it.name(), act, times));
      }
    }
    all.sort(Comparator.comparing(Look::kind).thenComparing(Look::name).thenComparing(Look::act));
    return all;
  }

  private Map<YearMonth, Map<AuditAct, CappedCount>> months(Tx tx, int year, Instant now) {
    Map<YearMonth, Map<AuditAct, CappedCount>> months = new LinkedHashMap<>();
    for (int month = 1; month <= 12; month++) {
      YearMonth one = YearMonth.of(year, month);
      if (begin(one).isAfter(now)) {
        break;
      }
      TimeRange time = range(one, one.plusMonths(1));
      Map<AuditAct, CappedCount> acts = new EnumMap<>(AuditAct.class);
      TAKING.forEach(act -> acts.put(act, capped(tx.report().countActs(act, time, MOST + 1))));
      months.put(one, acts);
    }
    return months;
  }

  private static List<Agreed> consents(Tx tx, TimeRange year, Instant now) {
    TimeRange ever = new TimeRange(Optional.of(Instant.EPOCH), Optional.of(now.plusMillis(1)));
    List<Agreed> all = new ArrayList<>();
    for (ConsentDocument to : tx.report().documents(MOST_DOCUMENTS)) {
      all.add(
          new Agreed(
              to,
              capped(tx.report().countConsents(to, year, MOST + 1)),
              capped(tx.report().countConsents(to, ever, MOST + 1))));
    }
    return all;
  }
}
