package org.wxapplogin.service.users;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.NameDao.Marks;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.NumberedEvent;
import org.wxapplogin.domain.UserEventType;
import org.wxapplogin.service.events.EventLog;
import org.wxapplogin.service.job.SharedJob;

/**
 * Keeps what users are found by who have a text anywhere in their nickname. One node follows the
 * events of users, some seconds behind them, and writes the parts of each name that came, changed
 * or went: whoever writes a name writes its event, and has no other work of this. Who was here
 * before is gone through once, in batches, and so are users whom an import adds without an event.
 *
 * <p>A name is read after its event, and a change that is committed between the two has an event of
 * its own, which comes later: the parts always end as the name does, without a lock on the user.
 *
 * <p>Its runs come one after the other; otherwise thread-safe.
 */
public final class NameIndex {
  public static final String JOB = "names";
  public static final Duration EVERY = Duration.ofSeconds(2);

  /** After this a run ends, and the next one goes on: other jobs of the same thread wait. */
  static final Duration AT_ONCE = Duration.ofSeconds(15);

  /** Longer than a run and the pause after it. */
  static final Duration LEASE = Duration.ofMinutes(1);

  static final int SIZE = 256;

  private static final Set<UserEventType> OF_NAMES =
      EnumSet.of(
          UserEventType.USER_CREATED,
          UserEventType.USER_PROFILE_CHANGED,
          UserEventType.USER_DELETED);

  private final Db db;
  private final SharedJob job;
  private final EventLog events;
  private final Clock clock;

  public NameIndex(Db db, SharedJob job, EventLog events, Clock clock) {
    this.db = db;
    this.job = job;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Follows the names to where they are now, unless another node does so. Does not throw.
   *
   * @return whether it was this node's turn, and there was something to do
   */
  public boolean run() {
    return isDue() && job.run(LEASE, this::follow);
  }

  /** Looks before it takes the turn: most of the time nothing has happened. */
  private boolean isDue() {
    try {
      long newest = events.newest();
      Optional<Marks> marks = db.read(tx -> tx.names().findMarks());
      return marks.isEmpty() || marks.get().followed() < newest || marks.get().walked().isPresent();
    } catch (RuntimeException e) {
      return true; // the run will meet it too, and say so
    }
  }

  private long follow() {
    Instant end = clock.instant().plus(AT_ONCE);
    long written = 0;
    boolean more = true;
    while (more && clock.instant().isBefore(end) && !Thread.currentThread().isInterrupted()) {
      Optional<Integer> step = db.inTx(this::step);
      written += step.orElse(0);
      more = step.isPresent() || isDue();
    }
    return written;
  }

  /** Follows one batch; empty if there is nothing left, otherwise how many names were written. */
  private Optional<Integer> step(Tx tx) {
    job.hold(tx, LEASE);
    Marks marks = marks(tx);
    List<NumberedEvent> next = tx.userEvents().findAfter(marks.followed(), SIZE);
    if (!next.isEmpty()) {
      long last = next.get(next.size() - 1).seq();
      int written = tx.names().refresh(users(next));
      tx.names().setMarks(new Marks(last, marks.walked()));
      return Optional.of(written);
    }
    return marks.walked().map(walked -> walk(tx, marks, walked));
  }

  /** The marks; those of a new beginning if there are none, or events were deleted unseen. */
  private static Marks marks(Tx tx) {
    long deleted = tx.userEvents().findDeleted();
    return tx.names()
        .lockMarks()
        .filter(marks -> marks.followed() >= deleted)
        .orElseGet(() -> new Marks(tx.userEvents().findGiven(), Optional.of(0L)));
  }

  private static int walk(Tx tx, Marks marks, long walked) {
    List<Long> users = tx.names().findNext(walked, SIZE);
    int written = tx.names().refresh(users);
    tx.names()
        .setMarks(
            new Marks(
                marks.followed(),
                users.isEmpty() ? Optional.empty() : Optional.of(users.get(users.size() - 1))));
    return written;
  }

  private static Set<Long> users(List<NumberedEvent> events) {
    return events.stream()
        .map(NumberedEvent::event)
        .filter(event -> OF_NAMES.contains(event.type()))
        .map(event -> event.userId())
        .collect(Collectors.toSet());
  }
}
