package org.wxapplogin.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.load.measure.Effort;
import org.wxapplogin.load.process.GivenDatabase;
import org.wxapplogin.load.process.Nodes;
import org.wxapplogin.load.scenario.Scenarios;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of {@code bin/load}. Picocli sets the fields by reflection. */
@Command(
    name = "bin/load",
    abbreviateSynopsis = true,
    sortOptions = false,
    usageHelpWidth = 100,
    description = {
      "Compares this server with a reference servlet that does the least a correct login does, and"
          + " its token check with a servlet that does nothing: each in a Tomcat of its own, beside"
          + " one MariaDB that flushes each commit and a fast fake WeChat, in turns. Every answer is"
          + " checked. The exit code is 1 if the measurement failed, 2 if the options are wrong; a"
          + " missed aim is no failure.",
      ""
    })
final class LoadOptions {
  private static final int QUICK_PEOPLE = 2_500;
  private static final int PEOPLE = 10_000;
  private static final Duration QUICK_LENGTH = Duration.ofSeconds(1);
  private static final Duration LENGTH = Duration.ofSeconds(5);

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  boolean help;

  @Option(
      names = "--quick",
      description = "Only the main scenarios, in at most three minutes; writes nothing.")
  boolean quick;

  @Option(
      names = "--only",
      paramLabel = "S",
      split = ",",
      description = "Only these scenarios, separated by commas: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Names.class)
  List<String> only = List.of();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often each contender has its turn (${DEFAULT-VALUE}).")
  int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long a turn is (5; 1 with --quick).")
  Optional<Integer> seconds = Optional.empty();

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description =
          "Seconds of logins after the start of a Tomcat at least (20; 7 with --quick); they go on"
              + " until the JVM's compilers rest, up to five times as long.")
  Optional<Integer> warmUp = Optional.empty();

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "512m",
      description = "The heap of each Tomcat (${DEFAULT-VALUE}).")
  String heap;

  @Option(
      names = "--jdk",
      paramLabel = "DIR",
      description = "The home of another JDK, for the scenario jdk, which is left out without it.")
  Optional<Path> jdk = Optional.empty();

  @Option(
      names = "--growth",
      description =
          "Also among many users; the databases are filled first, once, which takes a quarter of an"
              + " hour for 10 million.")
  boolean growth;

  @Option(
      names = "--sizes",
      paramLabel = "N",
      split = ",",
      defaultValue = "10k,1m,10m",
      description =
          "How many users that is (${DEFAULT-VALUE}); the others are compared with the first.")
  List<String> sizes;

  @Option(
      names = "--db",
      paramLabel = "URL",
      description =
          "For --only nodes: a database for tests that runs already, such as a cluster, in place of"
              + " the MariaDB of the run; its schema load_nodes is made anew. Such as"
              + " jdbc:mysql://host:port/?user=…&password=…, also with several hosts; once for"
              + " all nodes, or repeated: once for each.")
  List<String> databases = List.of();

  @Option(
      names = "--db-pid",
      paramLabel = "N",
      split = ",",
      description = "The processes of that database on this machine, whose CPU is then counted.")
  List<Long> databasePids = List.of();

  @Option(
      names = "--profile",
      paramLabel = "DIR",
      description =
          "Records this server during the rounds with the JDK's flight recorder, a file for each"
              + " scenario, and prints how much a request allocates.")
  Optional<Path> profile = Optional.empty();

  /**
   * @throws ParameterException saying which option is wrong
   */
  static LoadOptions parse(String... arguments) {
    LoadOptions options = new LoadOptions();
    CommandLine line = new CommandLine(options);
    line.parseArgs(arguments);
    options.check(line);
    return options;
  }

  private void check(CommandLine line) {
    for (String name : only) {
      if (!Scenarios.names().contains(name)) {
        throw new ParameterException(
            line, "--only: there is no scenario \"" + name + "\", but " + Scenarios.names());
      }
    }
    if (rounds < 1 || seconds.orElse(1) < 1 || warmUp.orElse(0) < 0) {
      throw new ParameterException(
          line, "--rounds and --seconds are 1 or more, --warm-up 0 or more");
    }
    if (!heap.matches("\\d{2,6}[mMgG]|\\d[gG]")) {
      throw new ParameterException(line, "--heap is such as 512m or 2g");
    }
    if (sizes.size() < 2 || !sizes.stream().allMatch(size -> size.matches("\\d{1,3}[km]"))) {
      throw new ParameterException(line, "--sizes is such as 10k,1m");
    }
    if (jdk.isPresent() && !Files.isExecutable(jdk.get().resolve("bin/java"))) {
      throw new ParameterException(line, "--jdk: there is no bin/java in " + jdk.get());
    }
    if (!databases.isEmpty() && !only.equals(List.of(Scenarios.NODES))) {
      throw new ParameterException(line, "--db is for --only nodes");
    }
    if (!databases.stream().allMatch(GivenDatabase::isUrl)) {
      throw new ParameterException(
          line, "--db is jdbc:mysql://host:port/?user=…&password=…, with or without loadbalance:");
    }
    if (only.contains(Scenarios.NODES) && !Nodes.canRun()) {
      throw new ParameterException(line, "--only nodes needs nginx");
    }
    if (only.contains("jdk") && jdk.isEmpty()) {
      throw new ParameterException(line, "--only jdk needs --jdk DIR");
    }
  }

  static String usage() {
    return new CommandLine(new LoadOptions()).getUsageMessage(Ansi.AUTO);
  }

  List<String> scenarios() {
    return Scenarios.names().stream().filter(this::isWanted).toList();
  }

  private boolean isWanted(String name) {
    if (name.equals(Scenarios.GROWTH)) {
      return growth || only.contains(name);
    }
    if (!only.isEmpty()) {
      return only.contains(name);
    }
    return quick ? Scenarios.QUICK.contains(name) : canRun(name);
  }

  private boolean canRun(String name) {
    return switch (name) {
      case "jdk" -> jdk.isPresent();
      case Scenarios.NODES -> Nodes.canRun();
      default -> true;
    };
  }

  Optional<GivenDatabase> database() {
    return databases.isEmpty()
        ? Optional.empty()
        : Optional.of(new GivenDatabase(databases, databasePids));
  }

  /** The command as a reader can repeat it. */
  String command() {
    return "bin/load" + (jdk.isPresent() ? " --jdk DIR" : "") + (growth ? " --growth" : "");
  }

  /** Whether the document is written: by a run of everything. */
  boolean writes() {
    return !quick && only.isEmpty();
  }

  Effort effort() {
    return new Effort(
        rounds,
        seconds.map(Duration::ofSeconds).orElse(quick ? QUICK_LENGTH : LENGTH),
        Duration.ofSeconds(warmUp.orElse(quick ? 7 : 20)),
        quick ? Duration.ofSeconds(1) : Duration.ofSeconds(3),
        quick ? QUICK_PEOPLE : PEOPLE,
        sizes);
  }

  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Scenarios.names().iterator();
    }
  }
}
