package org.wxapplogin.service.person;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.PersonDao.Nobody;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.job.SharedJob;

/**
 * Gives a person to the users who had a unionid before there were persons. One node goes through
 * all users without a person, in batches that hold no lock for long, while logins go on. It may be
 * stopped at any moment, and begins anew then: what is done is seen from the users themselves. Once
 * it has come to the end, that is noted, and no node goes through them again: whoever writes a
 * unionid since there are persons writes the person too. A node of a version without persons that
 * still runs then leaves users without one; they get it at their next login, as {@link Persons}
 * gives it.
 *
 * <p>Its runs come one after the other; otherwise thread-safe.
 */
public final class PersonFill {
  public static final String JOB = "persons";
  public static final Duration EVERY = Duration.ofSeconds(3);

  /** After this a run ends, and the next one goes on: other jobs of the same thread wait. */
  static final Duration AT_ONCE = Duration.ofSeconds(15);

  /** Longer than a run and the pause after it. */
  static final Duration LEASE = Duration.ofMinutes(1);

  static final int SIZE = 256;

  private static final Logger log = LoggerFactory.getLogger(PersonFill.class);

  private final Db db;
  private final SharedJob job;
  private final Persons persons;
  private final Clock clock;
  private final List<Long> held = new ArrayList<>();
  private long last;
  private volatile boolean done;

  public PersonFill(Db db, SharedJob job, Persons persons, Clock clock) {
    this.db = db;
    this.job = job;
    this.persons = persons;
    this.clock = clock;
  }

  /**
   * Goes on through the users, unless that is done or another node does so. Does not throw.
   *
   * @return whether it was this node's turn
   */
  public boolean run() {
    if (!done) {
      done = job.isDone();
    }
    return !done && job.run(LEASE, this::fill);
  }

  private long fill() {
    Instant end = clock.instant().plus(AT_ONCE);
    long filled = 0;
    while (!done && clock.instant().isBefore(end) && !Thread.currentThread().isInterrupted()) {
      List<Nobody> nobodies = db.read(tx -> tx.persons().findNobodies(last, SIZE));
      filled += nobodies.isEmpty() ? fillHeld() : fill(nobodies);
    }
    if (filled > 0) {
      log.info("{} users who had a unionid have a person now", filled);
    }
    return filled;
  }

  private int fill(List<Nobody> nobodies) {
    List<Long> due = nobodies.stream().filter(Nobody::hasUnionid).map(Nobody::userId).toList();
    Set<Long> filled = due.isEmpty() ? Set.of() : db.inTx(tx -> fill(tx, tx.users().lockFree(due)));
    due.stream().filter(id -> !filled.contains(id)).forEach(held::add);
    last = nobodies.get(nobodies.size() - 1).userId();
    return filled.size();
  }

  /** Waits for those whom somebody had locked, each by itself; then all is done. */
  private int fillHeld() {
    int filled = 0;
    while (!held.isEmpty()) {
      long user = held.get(held.size() - 1);
      filled += db.inTx(tx -> fill(tx, tx.users().lock(List.of(user)))).size();
      held.remove(held.size() - 1);
    }
    db.run(
        tx -> {
          keep(tx);
          job.finishForGood(tx);
        });
    done = true;
    return filled;
  }

  /** Gives these users, who are locked, their persons; returns who they are. */
  private Set<Long> fill(Tx tx, Map<Long, User> users) {
    keep(tx);
    persons.fillIn(tx, users.values());
    return Set.copyOf(users.keySet());
  }

  private void keep(Tx tx) {
    if (!job.keep(tx, LEASE)) {
      throw new IllegalStateException("another node has taken over");
    }
  }
}
