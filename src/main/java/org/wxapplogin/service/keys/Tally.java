package org.wxapplogin.service.keys;

import java.util.Map;
import java.util.TreeMap;

/**
 * How many values of a kind are under which key, as a walk found them, and what became of them. Not
 * thread-safe.
 */
public final class Tally {
  private final Map<String, Long> opened = new TreeMap<>();
  private final Map<String, Long> unopened = new TreeMap<>();
  private final Map<String, Long> hashes = new TreeMap<>();
  private long renewed;
  private long changed;
  private long doubled;

  void noteOpened(String key) {
    opened.merge(key, 1L, Long::sum);
  }

  void noteUnopened(String key) {
    unopened.merge(key, 1L, Long::sum);
  }

  void noteHash(String key) {
    hashes.merge(key, 1L, Long::sum);
  }

  void noteRenewed(long rows) {
    renewed += rows;
  }

  void noteChanged(long rows) {
    changed += rows;
  }

  void noteDoubled() {
    doubled++;
  }

  /** How many values each configured sealing key opens, by its name. */
  public Map<String, Long> opened() {
    return opened;
  }

  /**
   * How many values do not open, by the name of the key that sealed them; the empty name for those
   * that are damaged beyond telling.
   */
  public Map<String, Long> unopened() {
    return unopened;
  }

  /** How many hashes each lookup key made, by its name; {@code ?} for those that none made. */
  public Map<String, Long> hashes() {
    return hashes;
  }

  /** How many rows were brought under the newest keys. */
  public long renewed() {
    return renewed;
  }

  /** How many rows were changed by others at the same moment, and left as these wrote them. */
  public long changed() {
    return changed;
  }

  /** How many phone numbers were not brought forward, because two users claim them. */
  public long doubled() {
    return doubled;
  }
}
