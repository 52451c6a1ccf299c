package org.wxapplogin.web.admin.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.wxapplogin.domain.Node;
import org.wxapplogin.domain.TableSize;
import org.wxapplogin.service.account.OldAddresses;
import org.wxapplogin.service.backend.ServiceOverview;
import org.wxapplogin.service.figures.SystemState;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * Everything system.jsp shows, already as text.
 *
 * @param size of all tables together
 * @param tables side by side where there is room, the largest first
 */
public record SystemPage(
    List<Check> checks,
    List<Fact> versions,
    List<NodeRow> nodes,
    List<ServiceRow> services,
    List<JobRow> jobs,
    List<RetentionRow> retention,
    String size,
    List<List<TableRow>> tables,
    List<SettingRow> settings,
    String zone) {

  /** A node not seen for longer is shown as silent: it has missed several heartbeats. */
  private static final Duration SILENT_AFTER = Duration.ofSeconds(60);

  private static final int TABLES_ABREAST = 3;

  private static final Duration CLOCKS_MAY_DIFFER = Duration.ofSeconds(1);

  /** What was checked, and the result; the tone is one of the style sheet's outcomes. */
  public record Check(String what, String how, String tone) {}

  /** A name and a value. */
  public record Fact(String name, String value) {}

  /** A server; {@code here} for the one that shows the page. */
  public record NodeRow(
      String host,
      String id,
      boolean here,
      String version,
      Time started,
      Time seen,
      String clock,
      String state,
      String tone) {}

  /** A table of the database; {@code word} says what it holds, and is empty if it is not ours. */
  public record TableRow(String name, String word, String rows, String size) {}

  /**
   * @param container what the servlet container calls itself
   * @param property gives the system properties that name Java and the machine
   */
  static SystemPage of(
      SystemState state,
      List<ServiceOverview.Shown> services,
      List<OldAddresses.State> addresses,
      String container,
      UnaryOperator<String> property,
      Texts texts) {
    long bytes = state.tables().stream().mapToLong(TableSize::bytes).sum();
    return new SystemPage(
        checks(state, texts),
        versions(state, container, property, texts),
        state.nodes().stream().map(node -> node(node, state, texts)).toList(),
        services.stream().map(service -> ServiceRow.of(service, texts)).toList(),
        state.jobs().stream().map(job -> JobRow.of(job, texts)).toList(),
        addresses.stream().map(old -> RetentionRow.of(old, texts)).toList(),
        size(bytes),
        tables(state.tables(), texts),
        state.settings().stream().map(setting -> SettingRow.of(setting, texts)).toList(),
        texts.zoneNote(state.databaseClock()));
  }

  private static List<List<TableRow>> tables(List<TableSize> tables, Texts texts) {
    int height = Math.max(1, (tables.size() + TABLES_ABREAST - 1) / TABLES_ABREAST);
    List<List<TableRow>> abreast = new ArrayList<>();
    for (int from = 0; from < tables.size(); from += height) {
      abreast.add(
          tables.subList(from, Math.min(from + height, tables.size())).stream()
              .map(
                  table ->
                      new TableRow(
                          table.name(),
                          texts.find("table." + table.name()).orElse(""),
                          String.format(Locale.ROOT, "%,d", table.rows()),
                          size(table.bytes())))
              .toList());
    }
    return abreast;
  }

  private static List<Check> checks(SystemState state, Texts texts) {
    boolean clockGood = state.here().behind().abs().compareTo(CLOCKS_MAY_DIFFER) <= 0;
    long silent = state.nodes().stream().filter(node -> isSilent(node, state)).count();
    return List.of(
        new Check(texts.text("system.check.database"), texts.text("system.check.answers"), "good"),
        new Check(
            texts.text("system.check.clock"),
            clock(state.here().behind(), texts),
            clockGood ? "good" : "trouble"),
        new Check(
            texts.text("system.check.nodes"),
            silent == 0
                ? texts.format("system.check.all-seen", state.nodes().size())
                : texts.format("system.check.silent", silent),
            silent == 0 ? "good" : "trouble"));
  }

  private static List<Fact> versions(
      SystemState state, String container, UnaryOperator<String> property, Texts texts) {
    return List.of(
        new Fact(
            texts.text("system.application"), state.here().version() + built(state.built(), texts)),
        new Fact(
            texts.text("system.java"),
            property.apply("java.vm.name") + " " + property.apply("java.runtime.version")),
        new Fact(texts.text("system.container"), container),
        new Fact(
            texts.text("system.os"),
            property.apply("os.name") + " " + property.apply("os.version")),
        new Fact(texts.text("system.database"), state.databaseVersion()),
        new Fact(
            texts.text("system.schema"),
            state.schemaVersion().map(v -> "V" + v).orElse(texts.text("system.schema.none"))));
  }

  /** The day, which is all that says anything: the instant is rounded or made up. */
  private static String built(String instant, Texts texts) {
    try {
      Time at = texts.time(Instant.parse(instant));
      return " · " + texts.format("system.built", at.date());
    } catch (DateTimeParseException e) {
      return "";
    }
  }

  private static NodeRow node(Node node, SystemState state, Texts texts) {
    boolean silent = isSilent(node, state);
    return new NodeRow(
        node.host(),
        node.id(),
        node.id().equals(state.here().id()),
        node.version(),
        texts.time(node.startedAt()),
        texts.time(node.seenAt()),
        clock(node.behind(), texts),
        texts.text(silent ? "system.node.silent" : "system.node.up"),
        silent ? "trouble" : "good");
  }

  private static boolean isSilent(Node node, SystemState state) {
    return node.seenAt().plus(SILENT_AFTER).isBefore(state.databaseClock());
  }

  /** A difference of clocks; the larger it is, the coarser its unit. */
  private static String clock(Duration behind, Texts texts) {
    String amount = amount(behind.abs());
    return texts.format(behind.isNegative() ? "system.clock.ahead" : "system.clock.behind", amount);
  }

  private static String amount(Duration time) {
    if (time.toSeconds() < 10) {
      return time.toMillis() + " ms";
    }
    if (time.toMinutes() < 10) {
      return time.toSeconds() + " s";
    }
    return time.toHours() < 48 ? time.toMinutes() + " min" : time.toDays() + " d";
  }

  private static String size(long bytes) {
    String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
    double size = bytes;
    int unit = 0;
    while (size >= 1024 && unit < units.length - 1) {
      size /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, units[unit]);
  }
}
