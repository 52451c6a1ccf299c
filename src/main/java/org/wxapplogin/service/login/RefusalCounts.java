package org.wxapplogin.service.login;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.LoginOutcome;

/**
 * Keeps a flood of refused logins from becoming a row each. In each minute, the first few from one
 * source into one app are events of their own; those beyond are counted, by outcome, and a count is
 * one event when the minute is over. What is held is bounded, and so is what is written at the end
 * of a minute: if refusals come from very many sources, those of further sources are counted
 * together. Thread-safe.
 */
final class RefusalCounts {
  static final int EACH_BY_ITSELF = 10;
  static final int MOST_SOURCES = 2_500;

  /** Fewer than may wait to be written at a time, because all of a minute are written at once. */
  static final int MOST_COUNTS = 2_000;

  /** The address of a count of many sources. */
  private static final String MANY = "";

  private static final long MINUTE_MILLIS = 60_000;

  private final Map<Source, Integer> seen = new HashMap<>();
  private final Map<Counted, LoginEvent> counts = new LinkedHashMap<>();
  private long minute;

  private record Source(String appid, String source) {}

  private record Counted(Source source, LoginOutcome outcome) {}

  /**
   * Takes one refusal.
   *
   * @return the events to record now: this one, unless it is only counted, and what was counted in
   *     a minute that is over
   */
  synchronized List<LoginEvent> add(LoginEvent refusal, ClientAddress from) {
    List<LoginEvent> due = new ArrayList<>(takeDue(refusal.at()));
    Source source = new Source(refusal.appid(), from.source());
    if (seen.size() >= MOST_SOURCES && !seen.containsKey(source)) {
      countAmongMany(refusal);
    } else if (seen.merge(source, 1, Integer::sum) <= EACH_BY_ITSELF) {
      due.add(refusal);
    } else if (counts.size() < MOST_COUNTS
        || counts.containsKey(new Counted(source, refusal.outcome()))) {
      count(source, refusal.counted(1, refusal.ip()));
    } else {
      countAmongMany(refusal);
    }
    return due;
  }

  private void countAmongMany(LoginEvent refusal) {
    count(new Source(refusal.appid(), MANY), refusal.counted(1, MANY));
  }

  private void count(Source source, LoginEvent one) {
    counts.merge(
        new Counted(source, one.outcome()),
        one,
        (known, next) ->
            next.counted(
                known.times() + 1, known.ip().equals(next.ip()) ? next.ip() : source.source()));
  }

  /** What was counted, if its minute is over at {@code now}; it is counted no longer. */
  synchronized List<LoginEvent> takeDue(Instant now) {
    long current = Math.floorDiv(now.toEpochMilli(), MINUTE_MILLIS);
    // A refusal that was a little later than its neighbour belongs to the minute that has begun.
    if (current == minute || current == minute - 1) {
      return List.of();
    }
    minute = current;
    return takeAll();
  }

  /** What was counted up to now, whether or not its minute is over. */
  synchronized List<LoginEvent> takeAll() {
    List<LoginEvent> taken = List.copyOf(counts.values());
    counts.clear();
    seen.clear();
    return taken;
  }
}
