package org.wxapplogin.service.push;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.PushEventDao.Waiting;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.PushEvent;
import org.wxapplogin.domain.PushOutcome;
import org.wxapplogin.domain.PushTry;
import org.wxapplogin.metrics.Counters;
import org.wxapplogin.metrics.LogLines;
import org.wxapplogin.metrics.Metrics;
import org.wxapplogin.service.account.Cancellation;
import org.wxapplogin.service.job.Batch;

/**
 * Handles the events that {@link PushService} has stored: at once, and again if that failed, after
 * pauses that double. What fails for a day waits for an owner from then on: see {@link KeptEvents}.
 * Thread-safe.
 */
public final class PushTries {
  private static final Logger log = LoggerFactory.getLogger(PushTries.class);

  /** The pause after the first try; each further one is twice as long. */
  static final Duration FIRST_PAUSE = Duration.ofSeconds(30);

  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 7; // by then the pause is the longest
  private static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);

  /** How long the verdict on a picture waits for WeChat's answer to the upload to be stored. */
  private static final Duration VERDICT_WAITS = Duration.ofMinutes(5);

  /** How long a handled event is remembered: long after WeChat would last send it again. */
  private static final Duration KEPT = Duration.ofDays(30);

  private static final int MOST_OF_A_KIND = 100;
  private static final int MAX_FAILURE = 200;

  /** After that long, what is left waits for the next {@link #tend}: other jobs wait, too. */
  private static final Duration LONGEST_RUN = Duration.ofSeconds(30);

  private final Db db;
  private final PushActions actions;
  private final Clock clock;
  private final Counters<PushTry> ends;
  private final LogLines lines;

  public PushTries(Db db, Cancellation cancellation, Clock clock, Metrics metrics) {
    this.db = db;
    this.actions = new PushActions(cancellation, clock);
    this.clock = clock;
    this.lines = metrics.logLines();
    this.ends =
        metrics.counters("pushes", "Tries to handle pushed events by end", "end", PushTry.class);
  }

  /** Tries again what failed, on whichever node comes first, and forgets what is long past. */
  public void tend() {
    Instant start = clock.instant();
    for (Waiting waiting : due(start)) {
      if (clock.instant().isAfter(start.plus(LONGEST_RUN))) {
        break;
      }
      tryToHandle(waiting);
    }
    db.inTx(tx -> tx.pushEvents().deleteHandled(start.minus(KEPT), Batch.SIZE));
  }

  /** Handles an event, or notes that it failed. Does not throw. */
  void tryToHandle(Waiting waiting) {
    try {
      if (db.inTx(tx -> handle(tx, waiting))) {
        ends.add(PushTry.HANDLED);
      }
    } catch (RuntimeException e) {
      noteFailure(waiting, brief(e));
    }
  }

  /** One of each kind in turn, so that no kind keeps out another. */
  private List<Waiting> due(Instant now) {
    List<List<Waiting>> kinds =
        Stream.of(PushEvent.Kind.values())
            .map(kind -> db.read(tx -> tx.pushEvents().findDue(kind, now, MOST_OF_A_KIND)))
            .toList();
    List<Waiting> due = new ArrayList<>();
    for (int i = 0; i < MOST_OF_A_KIND; i++) {
      for (List<Waiting> kind : kinds) {
        if (i < kind.size()) {
          due.add(kind.get(i));
        }
      }
    }
    return due;
  }

  /** Whether it was handled now. */
  private boolean handle(Tx tx, Waiting waiting) {
    Instant now = clock.instant();
    PushEvent event = waiting.event();
    Optional<Long> user = actions.find(tx, event);
    boolean mayBeEarly =
        event.kind().namesCheck() && now.isBefore(waiting.receivedAt().plus(VERDICT_WAITS));
    if (user.isEmpty() && mayBeEarly) {
      tx.pushEvents().putOff(waiting.digest(), now.plus(FIRST_PAUSE));
      return false;
    }
    boolean first = tx.pushEvents().setHandled(waiting.digest(), now, outcome(event, user));
    if (first) {
      user.ifPresent(id -> actions.apply(tx, event, id));
    }
    return first;
  }

  private static PushOutcome outcome(PushEvent event, Optional<Long> user) {
    if (event.kind() == PushEvent.Kind.OTHER) {
      return PushOutcome.NOTHING;
    }
    return user.isPresent() ? PushOutcome.APPLIED : PushOutcome.NOBODY;
  }

  private void noteFailure(Waiting waiting, String failure) {
    Instant now = clock.instant();
    Instant next = now.plus(pause(waiting.tries()));
    boolean tooLong = !now.isBefore(waiting.receivedAt().plus(GIVEN_UP_AFTER));
    if (tooLong && giveUp(waiting, failure, next)) {
      ends.add(PushTry.GIVEN_UP);
      log.error(
          "a pushed event {} failed {} times, an owner must decide upon it: {}",
          waiting.event().kind(),
          waiting.tries() + 1,
          failure);
      return;
    }
    ends.add(PushTry.FAILED);
    PushEvent.Kind kind = waiting.event().kind();
    lines.warn(
        log,
        kind.name(),
        "a pushed event " + kind + " is not handled yet and will be tried again: " + failure);
    quietly(tx -> tx.pushEvents().setFailed(waiting, failure, next, Optional.empty()));
  }

  /** False if it cannot be said whom it is about: then it goes on being tried. */
  private boolean giveUp(Waiting waiting, String failure, Instant next) {
    return quietly(
        tx -> {
          Optional<Long> user = // locked, so that nobody deletes them at the same moment
              actions.find(tx, waiting.event()).filter(id -> tx.users().lockOne(id).isPresent());
          return user.isPresent() && tx.pushEvents().setFailed(waiting, failure, next, user);
        });
  }

  /** False if it fails: the database is away, and the event is due as before. */
  private boolean quietly(Function<Tx, Boolean> note) {
    try {
      return db.inTx(note::apply);
    } catch (RuntimeException e) {
      lines.warn(log, "NOTED", "what became of a pushed event cannot be noted: " + e.getMessage());
      return false;
    }
  }

  /** One line that fits into the table; the end says more than the beginning, which may be SQL. */
  private static String brief(RuntimeException e) {
    String text = String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
    int over = text.length() - MAX_FAILURE;
    return over <= 0 ? text : "…" + text.substring(over + 1);
  }

  private static Duration pause(int tries) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, MOST_DOUBLINGS));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
