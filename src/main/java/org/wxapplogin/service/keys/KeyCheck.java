package org.wxapplogin.service.keys;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.config.ConfigException;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.crypto.Sealer;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.SealedDao;
import org.wxapplogin.dao.SealedDao.Row;
import org.wxapplogin.domain.SealedKind;
import org.wxapplogin.domain.Secret;

/**
 * Tries the configured keys on what is stored, before the first request: a sample of the values of
 * each kind. A key that opens nothing of what bears its name is a wrong key, and so is a lookup key
 * that made none of the hashes: nothing may be written with them. A key that was taken out only
 * costs what it sealed.
 */
public final class KeyCheck {
  private static final Logger log = LoggerFactory.getLogger(KeyCheck.class);
  private static final String SEALING = "keys.sealing";
  private static final String LOOKUP = "keys.lookup";
  private static final int SAMPLE = 200;

  private final Db db;
  private final Sealer sealer;
  private final KeyedHash hashes;
  private final LookupHashes lookups;

  public KeyCheck(Db db, Sealer sealer, KeyedHash hashes) {
    this.db = db;
    this.sealer = sealer;
    this.hashes = hashes;
    this.lookups = new LookupHashes(hashes);
  }

  /** What was found in the samples of all kinds. */
  private static final class Found {
    private final Map<String, Integer> opened = new TreeMap<>();
    private final Map<String, Set<SealedKind>> shut = new TreeMap<>();
    private final Map<String, Map<SealedKind, Integer>> gone = new TreeMap<>();
    private final Set<SealedKind> damaged = EnumSet.noneOf(SealedKind.class);
    private final Set<SealedKind> foreignHashes = EnumSet.noneOf(SealedKind.class);
    private int ownHashes;
  }

  /**
   * Warns of what cannot be opened.
   *
   * @throws ConfigException naming each key that does not fit
   */
  public void run() {
    Found found = new Found();
    for (SealedKind kind : SealedKind.values()) {
      for (Row row : db.read(tx -> tx.sealedValues().sample(kind, SAMPLE))) {
        look(kind, row, found);
      }
    }
    warn(found);
    List<String> faults = faults(found);
    if (!faults.isEmpty()) {
      throw new ConfigException(faults);
    }
    if (hashes.names().size() == 1) {
      db.run(tx -> tx.adminTotp().markCodes(hashes.mark()));
    }
  }

  private void look(SealedKind kind, Row row, Found found) {
    for (Optional<byte[]> value : row.values()) {
      value.ifPresent(stored -> look(kind, row.owner(), stored, found));
    }
    Optional<Secret> clear =
        row.values().get(0).flatMap(stored -> sealer.open(stored, kind.row(row.owner())));
    if (clear.isPresent() && row.hash().isPresent()) {
      List<byte[]> made =
          lookups.of(kind, row.owner(), clear.get()).stream().findFirst().orElse(List.of());
      if (KeyedHash.indexOf(row.hash().get(), made).isPresent()) {
        found.ownHashes++;
      } else {
        found.foreignHashes.add(kind);
      }
    }
  }

  private void look(SealedKind kind, String owner, byte[] sealed, Found found) {
    Optional<String> name = Sealer.keyName(sealed);
    if (name.isEmpty()) {
      found.damaged.add(kind);
    } else if (!sealer.knows(name.get())) {
      found.gone.computeIfAbsent(name.get(), key -> new TreeMap<>()).merge(kind, 1, Integer::sum);
    } else if (sealer.open(sealed, kind.row(owner)).isPresent()) {
      found.opened.merge(name.get(), 1, Integer::sum);
    } else {
      found.shut.computeIfAbsent(name.get(), key -> EnumSet.noneOf(SealedKind.class)).add(kind);
    }
  }

  private static List<String> faults(Found found) {
    List<String> faults = new ArrayList<>();
    found.shut.forEach(
        (name, kinds) -> {
          if (!found.opened.containsKey(name)) {
            faults.add(
                ConfigException.fault(
                    SEALING,
                    "has another key under the name "
                        + name
                        + " than the one that sealed the stored "
                        + places(kinds)
                        + ": give it that key back, or the new key another name"));
          }
        });
    if (found.ownHashes == 0 && !found.foreignHashes.isEmpty()) {
      faults.add(
          ConfigException.fault(
              LOOKUP,
              "has no key that made the stored hashes of "
                  + places(found.foreignHashes)
                  + ": give it the old key back; if that is lost, bin/keys reseal makes them"
                  + " anew"));
    }
    return faults;
  }

  private static void warn(Found found) {
    found.gone.forEach(
        (name, kinds) ->
            kinds.forEach(
                (kind, many) ->
                    log.warn(
                        "keys.sealing has no key {}: {} of the {} {} looked at are sealed by it and"
                            + " cannot be opened. What is lost: {}. bin/keys status counts them"
                            + " all",
                        shown(name),
                        many,
                        SAMPLE,
                        kind.plural(),
                        kind.loss())));
    found.shut.forEach(
        (name, kinds) -> {
          if (found.opened.containsKey(name)) {
            log.warn("some {} do not open with their key {}", plurals(kinds), name);
          }
        });
    if (!found.damaged.isEmpty()) {
      log.warn("some {} are damaged and cannot be opened", plurals(found.damaged));
    }
    if (found.ownHashes > 0 && !found.foreignHashes.isEmpty()) {
      log.warn(
          "some stored hashes of {} were made by no key of keys.lookup: these are not found."
              + " bin/keys reseal makes them anew",
          plurals(found.foreignHashes));
    }
  }

  /** A key's name as it may be logged: what stands in the database may be damaged. */
  private static String shown(String name) {
    return name.matches("[a-z0-9]{1,16}") ? name : "(a damaged name)";
  }

  /** Kinds with the tables that hold them. */
  private static String places(Set<SealedKind> kinds) {
    return String.join(
        ", ",
        kinds.stream()
            .map(kind -> kind.plural() + " (table " + SealedDao.table(kind) + ")")
            .toList());
  }

  private static String plurals(Set<SealedKind> kinds) {
    return String.join(", ", kinds.stream().map(SealedKind::plural).toList());
  }
}
