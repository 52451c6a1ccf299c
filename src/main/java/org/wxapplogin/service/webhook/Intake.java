package org.wxapplogin.service.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.WebhookDao.Look;
import org.wxapplogin.domain.NumberedEvent;
import org.wxapplogin.service.events.EventLog;

/**
 * Reads events for a receiver into its {@link Window}: from the log, and those that were set aside.
 * An event of a user of whom one is set aside is put behind that one. Not thread-safe.
 */
final class Intake {
  /** How many events of the log are read at once, when fewer than half of that wait. */
  private static final int READ = 1_000;

  /** How many events of the log are held, if one that is slow keeps the cursor from moving on. */
  private static final int MOST_HELD = 10_000;

  /** How many may be set aside. If it is more, the rest waits in the log. */
  private static final int MOST_ASIDE = 10_000;

  private static final int DUE_AT_ONCE = 100;
  private static final Duration READ_AGAIN_AFTER = Duration.ofMillis(100);
  private static final Duration RETRIES_READ_AFTER = Duration.ofSeconds(1);

  private final Receiver receiver;
  private final Db db;
  private final EventLog events;
  private final Clock clock;
  private final Window window;
  private final Health health;
  private final Progress progress;
  private final Set<Long> blocked = new HashSet<>(); // users of whom an event is set aside
  private final Every reads;
  private final Every retryReads;
  private long position; // of the last event that was read from the log
  private int aside;
  private boolean moreRetries = true;
  private boolean moreLog;

  /**
   * @param cursor after which the log is read
   */
  Intake(
      Receiver receiver,
      Webhooks.Parts parts,
      long cursor,
      Window window,
      Health health,
      Progress progress) {
    this.receiver = receiver;
    this.db = parts.db();
    this.events = parts.events();
    this.clock = parts.clock();
    this.position = cursor;
    this.window = window;
    this.health = health;
    this.progress = progress;
    this.reads = new Every(READ_AGAIN_AFTER, parts.nanoTime());
    this.retryReads = new Every(RETRIES_READ_AFTER, parts.nanoTime());
  }

  /** Whether {@link #readRetries} has something to do; all progress must be written before. */
  boolean isForRetries() {
    return moreRetries || retryReads.isDue();
  }

  /** Reads of whom an event is set aside, and takes those that are due if they can be sent now. */
  void readRetries() {
    moreRetries = true; // should this fail
    String name = receiver.name();
    List<Long> users = db.read(tx -> tx.webhookRetries().findUsers(name, MOST_ASIDE + READ));
    blocked.clear();
    blocked.addAll(users);
    aside = db.read(tx -> tx.webhookRetries().countWaiting(name, MOST_ASIDE));
    Instant now = clock.instant();
    if (!users.isEmpty() && health.places(now) > window.underWay()) {
      db.read(tx -> tx.webhookRetries().findDue(name, now, DUE_AT_ONCE)).forEach(window::add);
      if (health.isDown() && window.waiting() == 0) {
        db.read(tx -> tx.webhookRetries().findLongestUntried(name)).forEach(window::add);
      }
    }
    moreRetries = false;
    retryReads.done();
  }

  /** Reads on in the log, if there is room. */
  void readLog() {
    moreLog = false;
    if (window.waiting() > READ / 2
        || window.size() >= MOST_HELD
        || aside >= MOST_ASIDE
        || !reads.isDue()) {
      return;
    }
    List<NumberedEvent> read = events.after(position, READ);
    moreLog = read.size() == READ;
    if (!moreLog) {
      reads.done();
    }
    Instant now = clock.instant();
    for (NumberedEvent event : read) {
      position = event.seq();
      if (!receiver.wants(event.event())) {
        window.skip(event.seq());
      } else if (blocked.contains(event.event().userId())) {
        window.skip(event.seq());
        setBehind(event, now);
      } else {
        window.add(event);
      }
    }
  }

  /** From now on, events of this event's user are put behind it. */
  void block(NumberedEvent event) {
    aside++;
    blocked.add(event.event().userId());
  }

  /** Puts an event behind one of its user. */
  void setBehind(NumberedEvent event, Instant now) {
    progress.setBehind(event, now);
    aside++;
  }

  /** One that was set aside is dealt with, so that the next of its user may be sent. */
  void unblock() {
    moreRetries = true;
  }

  /** Has everything read when it is next asked, but for what {@link #take} says is not there. */
  void readAgain() {
    reads.now();
    retryReads.now();
  }

  /** Takes what a look has shown: for a while nothing is read where nothing is. */
  void take(Look look) {
    if (!look.news()) {
      reads.done();
    }
    if (!look.aside() && blocked.isEmpty()) { // else an owner has left out the last one
      retryReads.done();
    }
  }

  /** Whether there may be more to read at once. */
  boolean hasMore() {
    return moreRetries || moreLog;
  }

  /** How many events are set aside; counted no further than some thousands. */
  int aside() {
    return aside;
  }

  /** The number of the last event that was read from the log. */
  long position() {
    return position;
  }
}
