package org.wxapplogin.war.soak;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.wxapplogin.TestDirs;
import org.wxapplogin.war.TrialCommand;
import org.wxapplogin.war.load.Load.Pace;
import org.wxapplogin.war.trial.DatabaseNodes;
import org.wxapplogin.war.trial.OwnDatabase;
import org.wxapplogin.war.trial.Trial;
import org.wxapplogin.war.trial.TrialPlan;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command {@code bin/soak}. Picocli sets the fields by reflection. */
@Command(
    name = "bin/soak",
    abbreviateSynopsis = true,
    sortOptions = false,
    usageHelpWidth = 100,
    description = {
      "Runs the WAR in a Tomcat, with a MariaDB of its own, under mixed load: phones log in, check"
          + " tokens, sign out; an admin looks at pages; some send nonsense. Heap after a collection,"
          + " threads, open files and database connections must stay flat, and no answered login may"
          + " be lost. The exit code is 1 if a promise was broken, 2 if the options are wrong.",
      ""
    })
public final class Soak {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  private boolean help;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "30",
      description = "How long (${DEFAULT-VALUE}).")
  private int minutes;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "4",
      description = "How many phones (${DEFAULT-VALUE}).")
  private int clients;

  @Option(
      names = "--pause",
      paramLabel = "MS",
      defaultValue = "50",
      description = "How long each waits between two requests (${DEFAULT-VALUE}).")
  private int pause;

  @Option(
      names = "--every",
      paramLabel = "S",
      defaultValue = "30",
      description = "Seconds from one look to the next (${DEFAULT-VALUE}).")
  private int every;

  @Option(names = "--seed", paramLabel = "N", description = "Makes the same choices again.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Where soak.csv and soak.svg are put; without it, target/soak.")
  private Optional<Path> dir = Optional.empty();

  public static void main(String... arguments) throws Exception {
    TrialCommand.run(() -> parse(arguments).run(System.out));
  }

  private static Soak parse(String... arguments) {
    Soak soak = new Soak();
    CommandLine line = new CommandLine(soak);
    line.parseArgs(arguments);
    if (soak.minutes < 1 || soak.clients < 1 || soak.pause < 0 || soak.every < 1) {
      throw new ParameterException(line, "--minutes, --clients and --every are 1 or more");
    }
    return soak;
  }

  /** Whether every promise was kept. */
  private boolean run(PrintStream out) throws Exception {
    if (help) {
      out.print(new CommandLine(new Soak()).getUsageMessage(Ansi.AUTO));
      return true;
    }
    long chosen = seed.orElseGet(() -> ThreadLocalRandom.current().nextLong(1_000_000));
    Pace pace = new Pace(clients, Duration.ofMillis(pause), Trial.BOUND.plusSeconds(5));
    Path files = dir.orElse(TestDirs.shared("soak"));
    out.println("seed " + chosen);
    try (DatabaseNodes nodes = new OwnDatabase(TestDirs.ofThisProcess("soak-db"));
        Trial trial =
            new Trial("soak", new TrialPlan(nodes, "jdbc:mysql://", chosen, 1, pace, 1), out)) {
      Runtime.getRuntime().addShutdownHook(new Thread(trial::killServers, "soak-end"));
      SoakRun soak = new SoakRun(trial, Duration.ofMinutes(minutes), Duration.ofSeconds(every));
      soak.run();
      soak.write(files);
      trial.row().notes().forEach(out::println);
      trial.row().broken().forEach(what -> out.println("BROKEN: " + what));
      out.println("written to " + files + "; " + (trial.row().kept() ? "flat" : "not kept"));
      return trial.row().kept();
    }
  }
}
