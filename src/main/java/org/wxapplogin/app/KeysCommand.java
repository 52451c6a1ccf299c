package org.wxapplogin.app;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.dbcp2.BasicDataSource;
import org.wxapplogin.config.Settings;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.crypto.Sealer;
import org.wxapplogin.dao.Db;
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
    PrintStream out = CommandLine.out();
    Progress progress = new Progress(out, System.console() != null, System::nanoTime);
    CommandLine.exit(
        CommandLine.run(
            "bin/keys",
            USAGE,
            List.of("status", "reseal"),
            "What was done is done. The same command goes on with what is left.\n",
            args,
            (word, settings, pool) ->
                new KeysCommand(settings, pool, out, progress).run(word.equals("reseal"))));
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
