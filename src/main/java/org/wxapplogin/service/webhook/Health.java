package org.wxapplogin.service.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.wxapplogin.domain.WebhookTrouble;

/**
 * Whether a receiver is well: how many calls it gets at once, and when. After five calls that
 * failed and none that went well it is down, and at once if nobody listens there: then it gets one
 * call at a time, after pauses that double, and a failure is held against it and not against the
 * event. Not thread-safe.
 */
final class Health {
  /** How many calls a receiver gets at once at most. */
  static final int PLACES = 32;

  private static final int FAILURES_UNTIL_DOWN = 5;

  private Optional<Instant> downSince;
  private Optional<Instant> failingSince = Optional.empty();
  private Instant notBefore;
  private int failures; // in a row; since it is down, those of single tries
  private int throttles; // in a row
  private int places;
  private long phase;

  /**
   * @param known as another node, or this one before, has left it
   */
  Health(WebhookTrouble known) {
    downSince = known.downSince();
    failures = known.failures();
    notBefore = known.notBefore();
    places = downSince.isPresent() ? 1 : PLACES;
  }

  /** How it stands, to be kept. */
  WebhookTrouble trouble() {
    return new WebhookTrouble(downSince, downSince.isPresent() ? failures : 0, notBefore);
  }

  boolean isDown() {
    return downSince.isPresent();
  }

  /** How many calls may be under way now. */
  int places(Instant now) {
    return now.isBefore(notBefore) ? 0 : places;
  }

  /** To be kept with a call that begins now: what was before says nothing of what is now. */
  long phase() {
    return phase;
  }

  /** Has it called at once. */
  void wake() {
    notBefore = Instant.EPOCH;
  }

  /**
   * A call went well.
   *
   * @return since when it was down, if it was down until now
   */
  Optional<Instant> good() {
    Optional<Instant> was = downSince;
    downSince = Optional.empty();
    failingSince = Optional.empty();
    failures = 0;
    throttles = 0;
    places = Math.min(PLACES, places + 1);
    if (was.isPresent()) {
      phase++;
      notBefore = Instant.EPOCH;
    }
    return was;
  }

  /**
   * A call failed.
   *
   * @param began its {@link #phase}
   * @param mayHaveArrived whether it may have failed for the event
   * @return whether that is held against the receiver, and not against the event
   */
  boolean bad(long began, Instant now, boolean mayHaveArrived) {
    if (began != phase) {
      return true; // it began before the receiver was found down
    }
    if (downSince.isEmpty()) {
      failingSince = failingSince.or(() -> Optional.of(now));
      failures++;
      if (mayHaveArrived && failures < FAILURES_UNTIL_DOWN) {
        return false;
      }
      downSince = failingSince;
      failures = 0;
    }
    failures++;
    leaveAlone(now, mayHaveArrived ? RetryTimes.backoff(failures) : RetryTimes.absence(failures));
    return true;
  }

  /** The receiver wants fewer calls. */
  void throttled(long began, Instant now, Optional<Duration> wish) {
    if (began == phase) {
      throttles++;
      leaveAlone(now, wish.orElse(RetryTimes.backoff(throttles)));
    }
  }

  private void leaveAlone(Instant now, Duration pause) {
    notBefore = now.plus(pause);
    places = 1;
    phase++;
  }
}
