package org.wxapplogin.service.importing;

import java.util.EnumMap;
import java.util.Map;
import org.wxapplogin.service.importing.Outcome.Done;

/** What an import has done so far, counted in lines. Not thread-safe. */
public final class ImportTally {
  private final Map<Done, Long> done = new EnumMap<>(Done.class);
  private long bad;
  private long partly;

  void note(Outcome outcome) {
    done.merge(outcome.done(), 1L, Long::sum);
  }

  void noteBad() {
    bad++;
  }

  void notePartly() {
    partly++;
  }

  /** How many users were added, filled in or left as they were. */
  public long count(Done what) {
    return done.getOrDefault(what, 0L);
  }

  /** How many lines made no user. */
  public long bad() {
    return bad;
  }

  /** How many lines were taken without one of their fields. */
  public long partly() {
    return partly;
  }

  public long lines() {
    return bad + done.values().stream().mapToLong(Long::longValue).sum();
  }
}
