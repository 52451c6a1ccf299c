package org.wxapplogin.service.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** When a receiver is called again after a call that failed. */
final class RetryTimes {
  /** After the first failure, the second, …: three days in all, as the specification suggests. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
  private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 9; // by then the backoff is the longest

  /** Of a receiver that is not there: a call costs it nothing, and it may be started any moment. */
  private static final Duration LONGEST_ABSENCE = Duration.ofMinutes(1);

  /** However long a receiver wants to be left alone, it is asked once a day. */
  private static final Duration LONGEST_WISH = Duration.ofDays(1);

  private static final int SPREAD_PARTS = 10;

  private RetryTimes() {}

  /**
   * How long an event waits after its try number {@code tries} has failed; empty if it is given up.
   * Up to a tenth longer, other for each event, so that those which failed together do not all come
   * back together.
   *
   * @param seq of the event
   */
  static Optional<Duration> pause(int tries, long seq) {
    if (tries > PAUSES.size()) {
      return Optional.empty();
    }
    Duration pause = PAUSES.get(tries - 1);
    long spread = Math.floorMod(seq * 7919, 1000L); // neighbours lie far apart
    return Optional.of(
        pause.plus(pause.dividedBy(SPREAD_PARTS).multipliedBy(spread).dividedBy(1000)));
  }

  /** How long a receiver is left alone that was tried in vain so often since it was found down. */
  static Duration backoff(int failures) {
    return backoff(failures, LONGEST_BACKOFF);
  }

  /** The same for one that is not there. */
  static Duration absence(int failures) {
    return backoff(failures, LONGEST_ABSENCE);
  }

  private static Duration backoff(int failures, Duration longest) {
    Duration backoff =
        FIRST_BACKOFF.multipliedBy(1L << Math.min(Math.max(0, failures - 1), MOST_DOUBLINGS));
    return backoff.compareTo(longest) < 0 ? backoff : longest;
  }

  /** Reads the header Retry-After: seconds or a date; empty if it says nothing that lies ahead. */
  static Optional<Duration> wish(String header, Instant now) {
    try {
      Duration wish =
          header.matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(header))
              : Duration.between(
                  now,
                  ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return Optional.of(wish.compareTo(LONGEST_WISH) < 0 ? wish : LONGEST_WISH)
          .filter(ahead -> !ahead.isNegative() && !ahead.isZero());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
