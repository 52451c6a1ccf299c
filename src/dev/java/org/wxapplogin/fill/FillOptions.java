package org.wxapplogin.fill;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The options of {@code bin/fill}. Picocli sets the fields by reflection. */
@Command(
    name = "bin/fill",
    abbreviateSynopsis = true,
    sortOptions = false,
    usageHelpWidth = 100,
    description = {
      "Fills a database with invented users and their logins, many enough to see how the admin"
          + " console does with them. The tables are brought up to date first. The same options and"
          + " seed give the same people. Ctrl-C stops it; the same command then goes on where it"
          + " was.",
      ""
    },
    footer = {
      "",
      "It refuses a database that has users which it did not make. MySQL is filled faster after"
          + " SET GLOBAL local_infile = 1, which allows LOAD DATA; without it, INSERT is used."
    })
final class FillOptions {
  private static final int MOST = 500_000_000;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  boolean help;

  @ArgGroup(validate = false, order = 1, heading = "%nWhat to invent:%n")
  final Amounts amounts = new Amounts();

  @ArgGroup(validate = false, order = 2, heading = "%nWhich database:%n")
  final Where where = new Where();

  @ArgGroup(validate = false, order = 3, heading = "%nHow:%n")
  final How how = new How();

  /** What is invented. A database that is half filled goes on only with the same values. */
  static final class Amounts {
    @Option(
        names = "--users",
        paramLabel = "N",
        defaultValue = "10m",
        converter = Count.class,
        description = "How many users (${DEFAULT-VALUE}). Numbers may end on k or m.")
    int users;

    @Option(
        names = "--events",
        paramLabel = "N",
        defaultValue = "30m",
        converter = Count.class,
        description = "How many login events (${DEFAULT-VALUE}).")
    int events;

    @Option(
        names = "--sessions",
        paramLabel = "N",
        defaultValue = "1m",
        converter = Count.class,
        description = "How many signed-in devices at most (${DEFAULT-VALUE}).")
    int sessions;

    @Option(
        names = "--audit",
        paramLabel = "N",
        defaultValue = "200k",
        converter = Count.class,
        description = "How many acts of admins (${DEFAULT-VALUE}).")
    int audit;

    @Option(
        names = "--seed",
        paramLabel = "N",
        defaultValue = "1",
        converter = Count.class,
        description = "Another number gives other people (${DEFAULT-VALUE}).")
    int seed;

    @Option(
        names = "--until",
        paramLabel = "TIME",
        converter = Time.class,
        description = "When the newest login was, such as 2026-01-31T12:00:00Z (now).")
    Optional<Instant> until;

    /** Empty if the option was not given. */
    @Option(
        names = "--apps",
        paramLabel = "A",
        split = ",",
        description =
            "The mini programs, separated by commas, the one with most users first (those of the"
                + " configuration; in a database of its own one more, of few users).")
    List<String> apps = List.of();
  }

  /** Which database is filled. */
  static final class Where {
    @Option(
        names = "--dir",
        paramLabel = "DIR",
        defaultValue = "target/fill-db",
        description =
            "A MariaDB of its own in this directory, which is kept (${DEFAULT-VALUE})."
                + " mvn jetty:run -Ddb.dir=DIR shows what is in it.")
    Path dir;

    @Option(
        names = "--url",
        paramLabel = "URL",
        description =
            "Another database, jdbc:mysql://host:port/schema?user=…&password=…, which must have no"
                + " users. Keys and admin are still those of --dir.")
    Optional<String> url;

    @Option(
        names = "--config",
        paramLabel = "FILE",
        description =
            "The database and keys of this configuration file of the server. They are also read"
                + " from the environment if WXAPPLOGIN_DB_URL is set there.")
    Optional<Path> config;
  }

  /** How it is written; changes nothing of what is in the database afterwards. */
  static final class How {
    @Option(
        names = "--threads",
        paramLabel = "N",
        converter = Count.class,
        description = "How many connections write at once (one more than there are cores).")
    Optional<Integer> threads;

    @Option(
        names = "--memory",
        paramLabel = "SIZE",
        description =
            "The buffer pool of the database of its own, such as 2G (a quarter of the machine's"
                + " memory).")
    Optional<String> memory;

    @Option(
        names = "--insert",
        description = "Writes by INSERT even where the server would take LOAD DATA.")
    boolean insert;

    @Option(
        names = "--again",
        description =
            "Empties a database that this command has filled before, except for the admins, and"
                + " starts over.")
    boolean again;
  }

  /**
   * An option that is given twice has its last value.
   *
   * @throws FillException naming the option that is unknown or has a bad value
   */
  static FillOptions parse(String... args) {
    FillOptions options = new FillOptions();
    try {
      new CommandLine(options).setOverwrittenOptionsAllowed(true).parseArgs(args);
    } catch (ParameterException e) {
      throw new FillException(e.getMessage() + " (bin/fill --help shows the options)");
    }
    return options;
  }

  static String usage() {
    return new CommandLine(new FillOptions()).getUsageMessage(Ansi.OFF);
  }

  /** Reads {@code 1500}, {@code 300k}, {@code 10m} and {@code 1_000}. */
  static final class Count implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      String text = value.toLowerCase(Locale.ROOT).replaceAll("[_,]", "");
      if (!text.matches("\\d{1,9}[km]?")) {
        throw new TypeConversionException("must be a number, such as 300k");
      }
      long unit = text.endsWith("m") ? 1_000_000 : text.endsWith("k") ? 1_000 : 1;
      long number = Long.parseLong(text.replaceAll("[km]", "")) * unit;
      if (number > MOST) {
        throw new TypeConversionException("is at most " + MOST);
      }
      return (int) number;
    }
  }

  static final class Time implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String value) {
      try {
        return Instant.parse(value);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException("must be as 2026-01-31T12:00:00Z");
      }
    }
  }
}
