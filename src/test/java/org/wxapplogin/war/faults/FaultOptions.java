package org.wxapplogin.war.faults;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of {@code bin/faults}. Picocli sets the fields by reflection. */
@Command(
    name = "bin/faults",
    abbreviateSynopsis = true,
    sortOptions = false,
    usageHelpWidth = 100,
    description = {
      "Kills, stops, pauses and cuts off servers and their database while clients log in, and checks"
          + " what is promised of that: no answered login is lost, no user or session doubled, every"
          + " answer comes in time and in the API's frame. All runs on this machine, on loopback. The"
          + " exit code is 1 if a promise was broken, 2 if the options are wrong, and 0 otherwise.",
      ""
    },
    footer = {
      "",
      "Without --nodes it runs a MariaDB of its own. A database that is given must be one for tests:"
          + " schemas and accounts are made in it and dropped again."
    })
final class FaultOptions {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  boolean help;

  @Option(names = "--list", description = "Lists the scenarios.")
  boolean list;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "Tries only these scenarios: names, separated by commas.")
  List<String> only = List.of();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often each fault is done; each scenario has its own number.")
  Optional<Integer> rounds = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed makes the same choices; a new one is printed without it.")
  Optional<Long> seed = Optional.empty();

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "12",
      description = "How many clients log in at once (${DEFAULT-VALUE}).")
  int clients;

  @ArgGroup(validate = false, heading = "%nA database of several nodes:%n")
  final Given given = new Given();

  /** Servers that are there already. */
  static final class Given {
    @Option(
        names = "--nodes",
        paramLabel = "URL",
        split = ",",
        description =
            "jdbc:mysql://host:port/?user=…&password=… of each node, separated by commas; the"
                + " account must be allowed everything. Or in the environment: FAULTS_NODES.")
    List<String> nodes = List.of();

    @Option(
        names = "--kill-node",
        paramLabel = "CMD",
        description = "A command that kills node %%d, counted from 1.")
    Optional<String> kill = Optional.empty();

    @Option(
        names = "--start-node",
        paramLabel = "CMD",
        description = "A command that starts node %%d and ends when it serves.")
    Optional<String> start = Optional.empty();

    @Option(
        names = "--load-balance",
        description =
            "The servers spread over the nodes; without it they use the first that lives.")
    boolean loadBalance;
  }

  /**
   * Reads them.
   *
   * @throws ParameterException if they make no sense
   */
  static FaultOptions parse(String... arguments) {
    FaultOptions options = new FaultOptions();
    CommandLine line = new CommandLine(options);
    line.parseArgs(arguments);
    if (options.given.nodes.isEmpty() && System.getenv("FAULTS_NODES") != null) {
      options.given.nodes = List.of(System.getenv("FAULTS_NODES").split(","));
    }
    for (String name : options.only) {
      if (Scenarios.ALL.stream().noneMatch(scenario -> scenario.name().equals(name))) {
        throw new ParameterException(line, "There is no scenario " + name + ": see --list");
      }
    }
    if (options.rounds.orElse(1) < 1 || options.clients < 1) {
      throw new ParameterException(line, "--rounds and --clients are 1 or more");
    }
    return options;
  }

  static String usage() {
    return new CommandLine(new FaultOptions()).getUsageMessage(Ansi.AUTO);
  }
}
