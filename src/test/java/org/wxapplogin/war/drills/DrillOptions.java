package org.wxapplogin.war.drills;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The options of {@code bin/drill}. Picocli sets the fields by reflection. */
@Command(
    name = "bin/drill",
    abbreviateSynopsis = true,
    sortOptions = false,
    usageHelpWidth = 100,
    description = {
      "Does under load what operators do on purpose, or must live through, as the documents say it;"
          + " counts what was answered, put off and lost. All runs on this machine, on loopback, with"
          + " a MariaDB and an nginx of its own. The exit code is 1 if a promise was broken, 2 if the"
          + " options are wrong, and 0 otherwise.",
      ""
    },
    footer = {
      "",
      "  restore   a backup under load, the database destroyed and restored: what was answered before"
          + " the backup is there again",
      "  upgrade   two nodes behind nginx get another WAR, one after the other: no failed login",
      "  keys      everything is brought under new keys, killed and continued: no failed login",
      "  node      one of two nodes behind nginx is taken out, then killed",
      "  database  the database is killed under load, and comes back"
    })
final class DrillOptions {
  /** What can be tried. */
  enum What {
    restore,
    upgrade,
    keys,
    node,
    database
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "WHAT",
      description = "One of ${COMPLETION-CANDIDATES}; see below.")
  Optional<What> what = Optional.empty();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  boolean help;

  @Option(
      names = "--from",
      paramLabel = "WAR",
      description = "upgrade: the WAR of the version before; a commit, which bin/drill builds.")
  Optional<Path> from = Optional.empty();

  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "20k",
      description = "keys: how many users there are, such as 1m (${DEFAULT-VALUE}).")
  String users;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "8",
      description = "How many clients log in at once (${DEFAULT-VALUE}).")
  int clients;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "1",
      description = "How often it is done (${DEFAULT-VALUE}); upgrade: once.")
  int rounds;

  /**
   * Reads them.
   *
   * @throws ParameterException if they make no sense
   */
  static DrillOptions parse(String... arguments) {
    DrillOptions options = new DrillOptions();
    CommandLine line = new CommandLine(options);
    line.parseArgs(arguments);
    if (options.help) {
      return options;
    }
    if (options.what.isEmpty()) {
      throw new ParameterException(line, usage());
    }
    if (options.what.get() == What.upgrade && options.from.filter(Files::isRegularFile).isEmpty()) {
      throw new ParameterException(
          line, "upgrade needs --from with the WAR, or a commit, of the version before");
    }
    if (options.what.get() == What.upgrade && options.rounds > 1) {
      throw new ParameterException(
          line,
          "upgrade has one round: the version before does not start on the tables of a newer one");
    }
    if (!options.users.matches("\\d{1,9}[km]?")) {
      throw new ParameterException(line, "--users is a number, such as 20k or 1m");
    }
    if (options.rounds < 1 || options.clients < 1) {
      throw new ParameterException(line, "--rounds and --clients are 1 or more");
    }
    return options;
  }

  static String usage() {
    return new CommandLine(new DrillOptions()).getUsageMessage(Ansi.AUTO);
  }
}
