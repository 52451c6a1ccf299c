package org.wxapplogin.load.process;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Reads before and after a run what the processes have used and what the database has counted. */
public final class Meter {
  /** The processes at work during a run. */
  public enum Part {
    SERVER("server"),
    DATABASE("database"),
    WECHAT("fake WeChat"),
    GENERATOR("generator");

    private final String title;

    Part(String title) {
      this.title = title;
    }

    /** For people. */
    public String title() {
      return title;
    }
  }

  /**
   * What was used between two readings.
   *
   * @param cpu of each process
   * @param counters of the database, by their names
   */
  public record Used(Map<Part, Duration> cpu, Map<String, Long> counters) {}

  private final Stage stage;
  private final Map<Part, Long> pids = new EnumMap<>(Part.class);
  private final Map<String, Long> ofReading;
  private final Used before;

  private Meter(Stage stage, long server) throws SQLException {
    this.stage = stage;
    pids.put(Part.SERVER, server);
    pids.put(Part.DATABASE, stage.database().pid());
    pids.put(Part.WECHAT, stage.wechat().pid());
    pids.put(Part.GENERATOR, ProcessHandle.current().pid());
    // Asking for the counters counts too, and is taken off again.
    this.ofReading = difference(stage.database().counters(), stage.database().counters());
    this.before = read();
  }

  public static Meter start(Stage stage, Contender contender) throws IOException, SQLException {
    return new Meter(stage, stage.server(contender).pid());
  }

  /** Since the start. */
  public Used stop() throws SQLException {
    Used after = read();
    Map<Part, Duration> cpu = new EnumMap<>(Part.class);
    after.cpu().forEach((part, used) -> cpu.put(part, used.minus(before.cpu().get(part))));
    return new Used(cpu, difference(ofReading, difference(before.counters(), after.counters())));
  }

  private static Map<String, Long> difference(Map<String, Long> one, Map<String, Long> other) {
    Map<String, Long> difference = new TreeMap<>();
    other.forEach((name, n) -> difference.put(name, n - one.getOrDefault(name, 0L)));
    return difference;
  }

  private Used read() throws SQLException {
    Map<Part, Duration> cpu = new EnumMap<>(Part.class);
    pids.forEach((part, pid) -> cpu.put(part, Cpu.of(pid)));
    return new Used(cpu, stage.database().counters());
  }
}
