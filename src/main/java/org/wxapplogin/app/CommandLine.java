package org.wxapplogin.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.apache.commons.dbcp2.BasicDataSource;
import org.wxapplogin.config.ConfigException;
import org.wxapplogin.config.Settings;
import org.wxapplogin.dao.jdbc.DataAccessException;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.log.Logging;

/** What the operator's commands have in common. */
final class CommandLine {
  private CommandLine() {}

  /** Standard output, in UTF-8 whatever the machine's own encoding is. */
  static PrintStream out() {
    return stream(FileDescriptor.out);
  }

  /** The output for errors, likewise. */
  static PrintStream err() {
    return stream(FileDescriptor.err);
  }

  /** Ends the process, once what was logged is written. */
  static void exit(int status) {
    Logging.stop();
    System.exit(status);
  }

  static boolean asksForHelp(String... args) {
    return args.length == 1 && List.of("help", "--help", "-h").contains(args[0]);
  }

  /** What a command does, with its one word and a database. */
  interface Act {
    void run(String word, Settings settings, BasicDataSource pool);
  }

  /**
   * Runs a command that takes one word, beside running servers.
   *
   * @param name the script that people call
   * @param words those it takes
   * @param afterFailure what to say beside a failure of the database; empty for nothing
   * @return with what the process is to end
   */
  static int run(
      String name, String usage, List<String> words, String afterFailure, String[] args, Act act) {
    PrintStream err = err();
    if (args.length != 1 || !words.contains(args[0])) {
      boolean help = asksForHelp(args);
      (help ? out() : err).print(usage);
      return help ? 0 : 2;
    }
    try {
      Settings settings = Settings.from(ConfigFile.find(), false);
      try (BasicDataSource pool = Database.patientPool(settings.database())) {
        act.run(args[0], settings, pool);
      }
      return 0;
    } catch (ConfigException e) {
      err.println(name + ": " + e.getMessage());
    } catch (AppException | DataAccessException | SQLException e) {
      err.println("\n" + name + ": the database cannot be used: " + e.getMessage());
      err.print(afterFailure);
    }
    return 1;
  }

  private static PrintStream stream(FileDescriptor to) {
    return new PrintStream(new FileOutputStream(to), true, StandardCharsets.UTF_8);
  }
}
