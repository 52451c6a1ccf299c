package org.wxapplogin.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.wxapplogin.config.ConfigException;
import org.wxapplogin.config.Settings;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.jdbc.DataAccessException;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.service.account.Phones;
import org.wxapplogin.service.admin.AuditLog;
import org.wxapplogin.service.apps.Apps;
import org.wxapplogin.service.importing.FileImport;
import org.wxapplogin.service.importing.FileImport.Meaning;
import org.wxapplogin.service.importing.ImportAudit;
import org.wxapplogin.service.importing.ImportException;
import org.wxapplogin.service.importing.ImportTally;
import org.wxapplogin.service.importing.Outcome.Done;
import org.wxapplogin.service.importing.UserImport;
import org.wxapplogin.service.keys.KeyCheck;
import org.wxapplogin.service.person.Persons;

/**
 * The operator's command {@code bin/import}: brings along users whom another system knows, beside
 * running servers. It reads the configuration as the server does, and may be stopped at any moment.
 */
public final class ImportCommand {
  private static final String USAGE =
      """
      bin/import FILE --app wx… [--dry-run] [--zone ZONE] [--events]
        FILE        CSV with a line that names the columns, or JSON lines; UTF-8
        --app       the mini program of the users; not needed if FILE has a column appid
        --dry-run   writes nothing to the database, and says what would be written
        --zone      of times without an offset, such as Asia/Shanghai; else admin.zone
        --events    tells backends of each user who is added: user.created
      Lines that are not taken as a whole are listed in FILE.bad. Ctrl-C stops it; the same command
      goes on with what is left. It ends with 0 if all lines were taken, with 3 if not.
      """;

  private static final int SOME_BAD = 3;

  private final Settings settings;
  private final Db db;
  private final Basics.Crypto crypto;
  private final Clock clock;
  private final PrintStream out;
  private final Progress progress;

  ImportCommand(
      Settings settings, DataSource pool, Clock clock, PrintStream out, Progress progress) {
    this.settings = settings;
    this.db = new Db(pool);
    this.crypto = Basics.Crypto.of(settings, new SecureRandom(), kind -> {});
    this.clock = clock;
    this.out = out;
    this.progress = progress;
  }

  public static void main(String... args) {
    CommandLine.exit(run(CommandLine.out(), CommandLine.err(), args));
  }

  private static int run(PrintStream out, PrintStream err, String... args) {
    if (CommandLine.asksForHelp(args)) {
      out.print(USAGE);
      return 0;
    }
    ImportOptions options;
    try {
      options = ImportOptions.of(args);
    } catch (IllegalArgumentException e) {
      err.println("bin/import: " + e.getMessage());
      err.print(USAGE);
      return 2;
    }
    try {
      Settings settings = Settings.from(ConfigFile.find(), false);
      try (BasicDataSource pool = Database.patientPool(settings.database())) {
        Progress progress = new Progress(out, System.console() != null, System::nanoTime);
        return new ImportCommand(settings, pool, Clock.systemUTC(), out, progress).run(options);
      }
    } catch (ConfigException | ImportException e) {
      err.println("bin/import: " + e.getMessage());
    } catch (IOException e) {
      err.println("bin/import: the file cannot be read, or its .bad written: " + e.getMessage());
    } catch (AppException | DataAccessException | SQLException e) {
      err.println("\nbin/import: the database cannot be used: " + e.getMessage());
      err.println("What was done is done. The same command goes on with what is left.");
    }
    return 1;
  }

  /** Imports the file, and returns with what the process is to end. */
  int run(ImportOptions options) throws IOException, ImportException {
    Meaning meaning = meaning(options);
    new KeyCheck(db, crypto.sealer(), crypto.hashes()).run(); // wrong keys must seal nothing
    UserImport users =
        new UserImport(
            db,
            new Phones(crypto.values(), crypto.lookups()),
            new Persons(crypto.tokens()),
            settings.userData().phoneTaken(),
            clock,
            options.events());
    ExecutorService writers = Executors.newFixedThreadPool(FileImport.AT_ONCE);
    progress.begin(String.valueOf(options.file().getFileName()), countLines(options.file()));
    try (Reader file =
            new InputStreamReader(Files.newInputStream(options.file()), StandardCharsets.UTF_8);
        BadLines bad = new BadLines(options.file())) {
      FileImport run =
          new FileImport(users, meaning, clock, writers, !options.dryRun(), bad, progress::add);
      ImportTally tally = options.dryRun() ? run.run(file) : audit(options).run(run, file);
      progress.end();
      report(tally, bad.file(), options.dryRun());
      return tally.bad() + tally.partly() == 0 ? 0 : SOME_BAD;
    } finally {
      writers.shutdown();
    }
  }

  private ImportAudit audit(ImportOptions options) {
    return new ImportAudit(db, new AuditLog(clock), options.file(), options.app());
  }

  private Meaning meaning(ImportOptions options) throws ImportException {
    Apps apps = new Apps(settings, db, db, crypto.values());
    apps.reload();
    Set<String> open = apps.openAppids();
    if (options.app().isPresent() && !open.contains(options.app().get())) {
      throw new ImportException(
          apps.find(options.app().get()).isPresent()
              ? "app." + options.app().get() + ".registration is nobody: no users are added"
              : "the AppID of --app is none that is served");
    }
    return new Meaning(options.app(), open, options.zone().orElse(settings.admin().zone()));
  }

  /** About how many lines a file has; what is read once is not read from the disk again. */
  private static long countLines(Path file) throws IOException {
    long lines = 0;
    byte[] block = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        for (int i = 0; i < read; i++) {
          lines += block[i] == '\n' ? 1 : 0;
        }
      }
    }
    return lines;
  }

  private void report(ImportTally tally, Path bad, boolean dryRun) {
    out.println(
        dryRun
            ? "Nothing was written. Without --dry-run, of " + count(tally.lines()) + " users:"
            : "Of " + count(tally.lines()) + " users:");
    out.println("  added: " + count(tally.count(Done.ADDED)));
    out.println("  here already, and filled in: " + count(tally.count(Done.FILLED)));
    out.println("  here already, and unchanged: " + count(tally.count(Done.UNCHANGED)));
    out.println("  not taken: " + count(tally.bad()));
    if (tally.partly() > 0) {
      out.println("  taken without one of their fields: " + count(tally.partly()));
    }
    if (tally.bad() + tally.partly() > 0) {
      out.println(
          "Why, line by line: "
              + bad
              + ". Mend these lines and run the same command again: the others stay as they are.");
    }
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
