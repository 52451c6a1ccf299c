package org.wxapplogin.load.measure;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.load.client.Run;
import org.wxapplogin.load.process.Contender;
import org.wxapplogin.load.process.Meter;
import org.wxapplogin.load.process.Profiler;
import org.wxapplogin.load.process.Running;
import org.wxapplogin.sandbox.host.SandboxException;

/**
 * Rounds in which contenders take turns, so that what changes on the machine meanwhile meets all of
 * them. A wrong answer ends the whole run: figures of a server that fails are of no use.
 */
public final class Rounds {
  private final Running running;
  private final Effort effort;
  private final Optional<Path> profiles;
  private final PrintStream out;

  /**
   * @param profiles where recordings of this server's rounds are put; empty: none are made
   */
  public Rounds(Running running, Effort effort, Optional<Path> profiles, PrintStream out) {
    this.running = running;
    this.effort = effort;
    this.profiles = profiles;
    this.out = out;
  }

  /** One run of requests against a contender. */
  @FunctionalInterface
  public interface Work {
    Run run(Duration length) throws IOException, SQLException;
  }

  /** What one turn of each round is: two may be of the same contender. */
  public record Turn(String what, Contender contender, Work work) {}

  /** Warms all up, in turns, and measures them. The order of the map is that of the turns. */
  public Map<Contender, Series> measure(String what, Map<Contender, Work> works)
      throws IOException, SQLException {
    if (profiles.isEmpty() || !works.containsKey(Contender.SERVER)) {
      return rounds(what, works);
    }
    try (Profiler profiler = running.profiler(Contender.SERVER)) {
      profiler.start();
      Map<Contender, Series> series = rounds(what, works);
      Path file = Files.createDirectories(profiles.get()).resolve(what.replace(' ', '-') + ".jfr");
      profiler.writeTo(file);
      Map<Long, Long> before = profiler.allocated();
      Run run = works.get(Contender.SERVER).run(effort.length());
      long bytes = Profiler.between(before, profiler.allocated());
      out.printf(
          Locale.ROOT,
          "  %s: %,d bytes allocated per request; the recording is in %s%n",
          what,
          bytes / check(what, run).latencies().count(),
          file);
      return series;
    }
  }

  private Map<Contender, Series> rounds(String what, Map<Contender, Work> works)
      throws IOException, SQLException {
    List<Turn> turns = new ArrayList<>();
    works.forEach((contender, work) -> turns.add(new Turn(what, contender, work)));
    Map<Contender, Series> series = new LinkedHashMap<>();
    measure(turns).forEach(one -> series.put(one.contender(), one));
    return series;
  }

  /** Warms up and measures in these turns; returns what came of each, in their order. */
  public List<Series> measure(List<Turn> turns) throws IOException, SQLException {
    if (!effort.warmUp().isZero()) {
      for (Turn turn : turns) {
        running.turn(turn.contender());
        WarmUp.of(running, turn.contender(), turn.work(), effort.warmUp());
      }
    }
    Map<Turn, List<Sample>> samples = new LinkedHashMap<>();
    turns.forEach(turn -> samples.put(turn, new ArrayList<>()));
    for (int round = 1; round <= effort.rounds(); round++) {
      for (Turn turn : turns) {
        Sample sample = measure(turn.what(), turn.contender(), turn.work());
        samples.get(turn).add(sample);
        say(turn.what(), round, turn.contender(), sample.run());
      }
    }
    List<Series> series = new ArrayList<>();
    samples.forEach((turn, all) -> series.add(new Series(turn.contender(), all)));
    return series;
  }

  private Sample measure(String what, Contender contender, Work work)
      throws IOException, SQLException {
    running.turn(contender);
    Meter meter = running.meter(contender);
    Run run = work.run(effort.length());
    Meter.Used used = meter.stop();
    check(what + ", " + contender.title(), run);
    return new Sample(run, used);
  }

  /**
   * Passes on what is without fault.
   *
   * @throws SandboxException if an answer was wrong, or there was none at all
   */
  public static Run check(String what, Run run) {
    if (run.faulty() > 0) {
      throw new SandboxException(
          "%s: %d answers were wrong, such as: %s"
              .formatted(what, run.faulty(), run.faults().get(0)));
    }
    if (run.latencies().count() == 0) {
      throw new SandboxException(what + ": nothing was answered");
    }
    return run;
  }

  private void say(String what, int round, Contender contender, Run run) {
    out.printf(
        Locale.ROOT,
        "  %s, round %d of %d, %-18s %,9.0f/s  p50 %.2f  p99 %.2f  max %.1f ms  %,d requests, 0 errors%n",
        what,
        round,
        effort.rounds(),
        contender.title(),
        run.perSecond(),
        run.latencies().millis(50),
        run.latencies().millis(99),
        run.latencies().millis(100),
        run.latencies().count());
  }
}
