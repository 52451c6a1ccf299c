package org.wxapplogin.load.process;

import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads before and after a run what the processes have used and what the database has counted. */
public final class Meter {
  /** The processes at work during a run. */
  public enum Part {
    SERVER("server"),
    NGINX("nginx"),
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
   * @param cpu of the processes of each part that was there
   * @param counters of the database, by their names
   */
  public record Used(Map<Part, Duration> cpu, Map<String, Long> counters) {}

  /** What a database has counted since its start, by the names of the counters. */
  @FunctionalInterface
  interface Counting {
    Map<String, Long> counters() throws SQLException;
  }

  private final Map<Part, List<Long>> pids = new EnumMap<>(Part.class);
  private final Counting database;
  private final Map<String, Long> ofReading;
  private final Used before;

  private Meter(Map<Part, List<Long>> pids, Counting database) throws SQLException {
    this.pids.putAll(pids);
    this.pids.put(Part.GENERATOR, List.of(ProcessHandle.current().pid()));
    this.database = database;
    // Asking for the counters counts too, and is taken off again.
    this.ofReading = difference(database.counters(), database.counters());
    this.before = read();
  }

  /**
   * @param pids of the processes of each part but this one
   */
  static Meter start(Map<Part, List<Long>> pids, Counting database) throws SQLException {
    return new Meter(pids, database);
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
    pids.forEach(
        (part, all) ->
            cpu.put(part, all.stream().map(Cpu::of).reduce(Duration.ZERO, Duration::plus)));
    return new Used(cpu, database.counters());
  }
}
