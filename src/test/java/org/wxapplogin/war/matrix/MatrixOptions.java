package org.wxapplogin.war.matrix;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of {@code bin/matrix}. Picocli sets the fields by reflection. */
@Command(
    name = "bin/matrix",
    abbreviateSynopsis = true,
    sortOptions = false,
    usageHelpWidth = 100,
    description = {
      "Runs the WAR on each Tomcat, JDK and database that is supported: start, login, check,"
          + " rotation, ban, import, list, export, stop. Prints a table with the exact versions. All"
          + " runs on this machine, on loopback. The exit code is 1 if a cell is red, 2 if the options"
          + " are wrong, and 0 otherwise.",
      ""
    },
    footer = {
      "",
      "Without --database: the MariaDB of the tests, and MariaDB and MySQL from the packages of Debian,"
          + " which are unpacked below target/ and not installed. A database that is given must be one"
          + " for tests: schemas and accounts are made in it and dropped again."
    })
final class MatrixOptions {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  boolean help;

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      description = "Only cells in whose name this is, such as \"MySQL 9.7\" or \"JDK 25\".")
  String only = "";

  @Option(
      names = "--jdk",
      paramLabel = "HOME",
      description = "A JDK; may be repeated. Without it: 17 and 25, where they are installed.")
  List<Path> jdks = List.of();

  @Option(
      names = "--tomcat",
      paramLabel = "VERSION",
      description = "May be repeated. Without it: those of docs/deploy.md.")
  List<String> tomcats = List.of();

  @Option(
      names = "--database",
      paramLabel = "NAME=URL",
      description =
          "jdbc:mysql://host:port/?user=…&password=… of a database that runs, whose account may do"
              + " everything; several hosts are separated by commas. Its version is added to a name that"
              + " has no digit. May be repeated.")
  List<String> databases = List.of();

  @Option(names = "--no-embedded", description = "Without the MariaDB of the tests.")
  boolean noEmbedded;

  @Option(
      names = "--write",
      description = "Writes the table into docs/deploy.md and docs/zh/deploy.md as well.")
  boolean write;

  /**
   * Reads them.
   *
   * @throws ParameterException if they make no sense
   */
  static MatrixOptions parse(String... arguments) {
    MatrixOptions options = new MatrixOptions();
    new CommandLine(options).parseArgs(arguments);
    return options;
  }

  static String usage() {
    return new CommandLine(new MatrixOptions()).getUsageMessage(Ansi.AUTO);
  }
}
