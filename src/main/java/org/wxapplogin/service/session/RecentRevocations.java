package org.wxapplogin.service.session;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wxapplogin.dao.RevocationDao;
import org.wxapplogin.dao.RevocationDao.Numbered;
import org.wxapplogin.domain.Revocation;

/**
 * The revocations of the last seconds as far as they were read. Usually only those with a greater
 * id than any before are read. An id may be committed after a greater one, though: so the others
 * are counted, which an index answers, and read anew if there are not as many as are known. Not
 * thread-safe.
 */
final class RecentRevocations {
  /**
   * Ids are committed in any order, and on a cluster each host gives its own. What was written
   * within so many milliseconds of the newest is read once more, so that one that came late is
   * found without reading all of them.
   */
  private static final long OVERLAP_MILLIS = 500;

  /** When each was written, by id. */
  private final Map<Long, Long> known = new HashMap<>();

  private long newest;

  /**
   * What was read.
   *
   * @param since in milliseconds since 1970
   * @param all whether these are all since then, and not only those that are new
   */
  record Read(long since, List<Numbered> rows, boolean all) {}

  /** Reads what is not known; changes nothing here, so that it can be run again. */
  Read read(RevocationDao revocations, Instant from) {
    long since = from.toEpochMilli();
    if (newest == 0) {
      return new Read(since, revocations.findSince(since), true);
    }
    List<Numbered> after = revocations.findAfter(mark());
    long last = after.stream().mapToLong(Numbered::id).max().orElse(newest);
    long expected =
        known.values().stream().filter(at -> at > since).count()
            + after.stream()
                .filter(row -> row.at() > since && !known.containsKey(row.id()))
                .count();
    return revocations.countSince(since, last) == expected
        ? new Read(since, after, false)
        : new Read(since, revocations.findSince(since), true);
  }

  /** The id beyond which all are read. */
  private long mark() {
    long settled = known.values().stream().mapToLong(at -> at).max().orElse(0) - OVERLAP_MILLIS;
    return known.entrySet().stream()
            .filter(row -> row.getValue() > settled)
            .mapToLong(Map.Entry::getKey)
            .min()
            .orElse(newest + 1)
        - 1;
  }

  /** Keeps what was read; returns those that were not known. */
  List<Revocation> accept(Read read) {
    List<Revocation> fresh =
        read.rows().stream()
            .filter(row -> !known.containsKey(row.id()))
            .flatMap(row -> row.revocations().stream())
            .toList();
    if (read.all()) {
      known.clear();
    } else {
      known.values().removeIf(at -> at <= read.since());
    }
    read.rows().forEach(row -> known.put(row.id(), row.at()));
    newest = read.rows().stream().mapToLong(Numbered::id).max().orElse(newest);
    return fresh;
  }
}
