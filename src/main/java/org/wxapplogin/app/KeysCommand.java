package org.wxapplogin.app;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.dbcp2.BasicDataSource;
import org.wxapplogin.config.ConfigException;
import org.wxapplogin.config.Settings;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.crypto.Sealer;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.jdbc.DataAccessException;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.SealedKind;
import org.wxapplogin.service.keys.LookupHashes;
import org.wxapplogin.service.keys.Reseal;
import org.wxapplogin.service.keys.Tally;

/**
 * The operator's command {@code bin/keys}: counts which keys the stored values need, or brings all
 * of them under the newest keys, beside running servers. It reads the configuration as the server
 * does, and may be stopped at any moment.
 */
public final class KeysCommand {
  private static final String USAGE =
      """
      bin/keys status   counts the sealed values by the keys that they need
      bin/keys reseal   brings them all under the first key of keys.sealing, and their hashes under
                        the first key of keys.lookup; servers may run meanwhile. Ctrl-C stops it;
                        the same command goes on with what is left.
      """;

  /** What a walk finds that an older key wrote behind it is found by the next. */
  private static final int MOST_WALKS = 3;

  private final Db db;
  private final Reseal reseal;
  private final KeyedHash hashes;
  private final KeysReport report;
  private final Progress progress;

  KeysCommand(Settings settings, BasicDataSource pool, PrintStream out, Progress progress) {
    Sealer sealer = new Sealer(settings.keys().sealingBytes(), new SecureRandom());
    this.db = new Db(pool);
    this.hashes = new KeyedHash(settings.keys().lookupBytes());
    this.reseal = new Reseal(db, sealer, new LookupHashes(hashes));
    this.report =
        new KeysReport(
            out, List.copyOf(settings.keys().sealing().keySet()), List.copyOf(hashes.names()));
    this.progress = progress;
  }

  public static void main(String... args) {
    CommandLine.exit(run(CommandLine.out(), CommandLine.err(), args));
  }

  private static int run(PrintStream out, PrintStream err, String... args) {
    if (args.length != 1 || !List.of("status", "reseal").contains(args[0])) {
      boolean help = CommandLine.asksForHelp(args);
      (help ? out : err).print(USAGE);
      return help ? 0 : 2;
    }
    try {
      Settings settings = Settings.from(ConfigFile.find(), false);
      try (BasicDataSource pool = Database.patientPool(settings.database())) {
        Progress progress = new Progress(out, System.console() != null, System::nanoTime);
        new KeysCommand(settings, pool, out, progress).run(args[0].equals("reseal"));
      }
      return 0;
    } catch (ConfigException e) {
      err.println("bin/keys: " + e.getMessage());
    } catch (AppException | DataAccessException | SQLException e) {
      err.println("\nbin/keys: the database cannot be used: " + e.getMessage());
      err.println("What was done is done. The same command goes on with what is left.");
    }
    return 1;
  }

  /** Counts, and brings everything under the newest keys if {@code write}. */
  void run(boolean write) {
    Map<SealedKind, Tally> last = walk(write);
    for (int walks = 1; write && walks < MOST_WALKS && wrote(last); walks++) {
      report.again();
      last = walk(true);
    }
    report.verdict(
        last,
        write && wrote(last),
        db.read(tx -> tx.adminTotp().countCodesUnderOthers(hashes.mark())));
  }

  private Map<SealedKind, Tally> walk(boolean write) {
    Map<SealedKind, Tally> tallies = new EnumMap<>(SealedKind.class);
    for (SealedKind kind : SealedKind.values()) {
      progress.begin(kind.plural(), reseal.count(kind));
      Tally tally = reseal.walk(kind, write, progress::add);
      progress.end();
      report.kind(kind, tally, write);
      tallies.put(kind, tally);
    }
    return tallies;
  }

  private static boolean wrote(Map<SealedKind, Tally> tallies) {
    return tallies.values().stream().anyMatch(it -> it.renewed() + it.changed() > 0);
  }
}
