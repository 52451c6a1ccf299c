package org.wxapplogin.fill;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The arguments of {@code bin/fill}. */
record FillOptions(Map<String, String> values) {
  static final String HELP =
      """
      usage: bin/fill [options]

      Fills a database with invented users and their logins, many enough to see how the admin
      console does with them. The tables are brought up to date first. The same options and seed
      give the same people. Ctrl-C stops it; the same command then goes on where it was.

        --users N       how many users (10m)                 numbers may end on k or m
        --events N      how many login events (30m)
        --sessions N    at most so many signed-in devices (1m)
        --audit N       how many acts of admins (200k)
        --seed N        other people for another number (1)
        --until TIME    when the newest login was, such as 2026-01-31T12:00:00Z (now)
        --apps A,B      the mini programs, that with most users first (those of the
                        configuration; in a database of its own one more, of few users)

      Where to:
        --dir DIR       a MariaDB of its own in this directory, which is kept (target/fill-db).
                        mvn jetty:run -Ddb.dir=DIR shows what is in it
        --url URL       another database, jdbc:mysql://host:port/schema?user=…&password=…; must
                        have no users. Keys and admin are still those of --dir
        --config FILE   the database and keys of this configuration of the server. The same is read
                        from WXAPPLOGIN_DB_URL and its like in the environment

      How:
        --threads N     connections that write at once (one more than there are cores)
        --memory SIZE   the buffer pool of the database of its own (a quarter of the machine's)
        --insert        by INSERT, though the server would take LOAD DATA
        --again         empties a database this command has filled before, but for the admins, and
                        starts over

      It refuses a database that has users which it did not make. Of MySQL it is quicker where
      SET GLOBAL local_infile = 1 was said before; without, it writes by INSERT.
      """;

  private static final List<String> WITH_VALUE =
      List.of(
          "users",
          "events",
          "sessions",
          "audit",
          "seed",
          "until",
          "apps",
          "dir",
          "url",
          "config",
          "threads",
          "memory");
  private static final int MOST = 500_000_000;

  /**
   * @throws FillException naming the argument that is not understood
   */
  static FillOptions parse(String... args) {
    Map<String, String> values = new HashMap<>();
    List<String> rest = new ArrayList<>(List.of(args));
    while (!rest.isEmpty()) {
      String arg = rest.remove(0);
      String name = arg.replaceFirst("^--([^=]*).*$", "$1");
      if (List.of("--help", "-h", "--again", "--insert").contains(arg)) {
        values.put(arg.replaceFirst("^-+", ""), "");
      } else if (!arg.startsWith("--") || !WITH_VALUE.contains(name)) {
        throw new FillException("not an option: " + arg + " (bin/fill --help tells them)");
      } else if (arg.contains("=")) {
        values.put(name, arg.substring(arg.indexOf('=') + 1));
      } else if (rest.isEmpty()) {
        throw new FillException(arg + " needs a value");
      } else {
        values.put(name, rest.remove(0));
      }
    }
    return new FillOptions(Map.copyOf(values));
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  int number(String name, int fallback) {
    String text = values.getOrDefault(name, "").toLowerCase(Locale.ROOT).replaceAll("[_,]", "");
    if (text.isEmpty()) {
      return fallback;
    }
    if (!text.matches("\\d{1,9}[km]?")) {
      throw new FillException("--" + name + " must be a number, such as 300k");
    }
    long unit = text.endsWith("m") ? 1_000_000 : text.endsWith("k") ? 1_000 : 1;
    long number = Long.parseLong(text.replaceAll("[km]", "")) * unit;
    if (number > MOST) {
      throw new FillException("--" + name + " is at most " + MOST);
    }
    return (int) number;
  }

  /** The whole hour that holds it or, if none is named, the last one that has begun. */
  Optional<Instant> until() {
    try {
      return Optional.ofNullable(values.get("until")).map(Instant::parse);
    } catch (DateTimeParseException e) {
      throw new FillException("--until must be as 2026-01-31T12:00:00Z");
    }
  }

  Optional<List<String>> apps() {
    return Optional.ofNullable(values.get("apps")).map(text -> List.of(text.split(",")));
  }

  Path dir() {
    return Path.of(values.getOrDefault("dir", "target/fill-db"));
  }

  Optional<String> url() {
    return Optional.ofNullable(values.get("url"));
  }

  Optional<Path> config() {
    return Optional.ofNullable(values.get("config")).map(Path::of);
  }

  Optional<String> memory() {
    return Optional.ofNullable(values.get("memory"));
  }
}
