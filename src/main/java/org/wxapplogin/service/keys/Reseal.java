package org.wxapplogin.service.keys;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.crypto.Sealer;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.SealedDao.Row;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.dao.jdbc.DataAccessException;
import org.wxapplogin.domain.SealedKind;
import org.wxapplogin.domain.Secret;

/**
 * Walks over all sealed values of a kind, counts which keys they need, and brings them and their
 * hashes under the newest keys. Servers and their logins may run meanwhile: a batch is one short
 * transaction, and a row that was changed since it was read is left as it is. The walk may be
 * stopped at any moment; another goes by what is stored. Thread-safe.
 */
public final class Reseal {
  /** The name under which hashes are counted that no configured key made. */
  public static final String NO_KEY = "?";

  /** Few enough that a login hardly waits for the locks of a batch. */
  private static final int BATCH = 200;

  private final Db db;
  private final Sealer sealer;
  private final LookupHashes lookups;

  public Reseal(Db db, Sealer sealer, LookupHashes lookups) {
    this.db = db;
    this.sealer = sealer;
    this.lookups = lookups;
  }

  /** About how many rows a walk will pass. */
  public long count(SealedKind kind) {
    return db.read(tx -> tx.sealedValues().count(kind));
  }

  /** The name of the sealing key under which values are brought. */
  public String newestSealing() {
    return sealer.sealingKey();
  }

  /** The name of the lookup key under which hashes are brought; may be empty. */
  public String newestLookup() {
    return lookups.names().get(0);
  }

  /**
   * Walks over all values of a kind.
   *
   * @param write whether to bring them under the newest keys, or only to count
   * @param progress told after each batch how many rows it had
   */
  public Tally walk(SealedKind kind, boolean write, LongConsumer progress) {
    Tally tally = new Tally();
    Optional<Object> last = Optional.empty();
    while (true) {
      Optional<Object> after = last;
      List<Row> rows = db.read(tx -> tx.sealedValues().next(kind, after, BATCH));
      if (rows.isEmpty()) {
        return tally;
      }
      renew(kind, rows, write, tally);
      progress.accept(rows.size());
      last = Optional.of(rows.get(rows.size() - 1).key());
    }
  }

  private void renew(SealedKind kind, List<Row> rows, boolean write, Tally tally) {
    List<Row> before = new ArrayList<>();
    List<Row> after = new ArrayList<>();
    for (Row row : rows) {
      Row renewed = renewed(kind, row, tally);
      if (renewed != row) {
        before.add(row);
        after.add(renewed);
      }
    }
    if (write && !before.isEmpty()) {
      write(kind, before, after, tally);
    }
  }

  /** The row under the newest keys; the same object if it is so already. */
  private Row renewed(SealedKind kind, Row row, Tally tally) {
    String bound = kind.row(row.owner());
    List<Optional<byte[]>> values = new ArrayList<>();
    for (Optional<byte[]> value : row.values()) {
      values.add(value.map(stored -> renewed(stored, bound, tally)));
    }
    List<Optional<byte[]>> hashes = row.hashes();
    Optional<Secret> clear = row.values().get(0).flatMap(stored -> sealer.open(stored, bound));
    if (row.hash().isPresent() && clear.isPresent()) {
      hashes = renewed(hashes, lookups.of(kind, row.owner(), clear.get()), tally);
    }
    Row renewed = new Row(row.key(), row.owner(), values, hashes);
    return isSame(row, renewed) ? row : renewed;
  }

  private byte[] renewed(byte[] sealed, String bound, Tally tally) {
    String key = Sealer.keyName(sealed).orElse("");
    Optional<Secret> clear = sealer.open(sealed, bound);
    if (clear.isEmpty()) {
      tally.noteUnopened(key);
      return sealed;
    }
    tally.noteOpened(key);
    return key.equals(sealer.sealingKey()) ? sealed : sealer.seal(clear.get(), bound);
  }

  /**
   * The hashes under the newest key. Only the first is counted: the others are always made with it.
   *
   * @param made for each column the hashes under all keys; empty for a value that is none
   */
  private List<Optional<byte[]>> renewed(
      List<Optional<byte[]>> stored, List<List<byte[]>> made, Tally tally) {
    Optional<Integer> key =
        made.isEmpty() ? Optional.empty() : KeyedHash.indexOf(stored.get(0).get(), made.get(0));
    tally.noteHash(key.map(lookups.names()::get).orElse(NO_KEY));
    List<Optional<byte[]>> renewed = new ArrayList<>();
    for (int i = 0; i < stored.size(); i++) {
      renewed.add(
          made.isEmpty() || made.get(i).isEmpty()
              ? stored.get(i)
              : renewed(stored.get(i), made.get(i).get(0)));
    }
    return renewed;
  }

  private static Optional<byte[]> renewed(Optional<byte[]> stored, byte[] made) {
    return stored.filter(it -> MessageDigest.isEqual(it, made)).or(() -> Optional.of(made));
  }

  /** By identity: what is not renewed is passed on as it was read. */
  private static boolean isSame(Row one, Row two) {
    for (int i = 0; i < one.values().size(); i++) {
      if (one.values().get(i).orElse(null) != two.values().get(i).orElse(null)) {
        return false;
      }
    }
    for (int i = 0; i < one.hashes().size(); i++) {
      if (one.hashes().get(i).orElse(null) != two.hashes().get(i).orElse(null)) {
        return false;
      }
    }
    return true;
  }

  private void write(SealedKind kind, List<Row> before, List<Row> after, Tally tally) {
    try {
      int changed = db.inTx(tx -> write(tx, kind, before, after));
      tally.noteChanged(changed);
      tally.noteRenewed(before.size() - changed);
    } catch (DataAccessException e) {
      if (!e.isDuplicateKey()) {
        throw e;
      }
      if (before.size() == 1) {
        tally.noteDoubled();
        return;
      }
      for (int i = 0; i < before.size(); i++) {
        write(kind, before.subList(i, i + 1), after.subList(i, i + 1), tally);
      }
    }
  }

  private static int write(Tx tx, SealedKind kind, List<Row> before, List<Row> after) {
    if (kind == SealedKind.SESSION_KEY
        || kind == SealedKind.PHONE
        || kind == SealedKind.TAKEN_PHONE) {
      // As everyone who changes what users have: otherwise a login and this could block each other.
      tx.users().lock(before.stream().map(row -> (Long) row.key()).toList());
    }
    return tx.sealedValues().replaceAll(kind, before, after);
  }
}
