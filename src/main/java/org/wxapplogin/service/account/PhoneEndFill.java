package org.wxapplogin.service.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.job.SharedJob;

/**
 * Writes the hash of the last four digits beside the phone numbers that were bound before there was
 * one. One node goes through them, in batches that hold no lock for long, while numbers are bound
 * and taken. It may be stopped at any moment: what is left to do is seen from the users themselves.
 * Once it has come to the end, that is noted: whoever binds a number writes the hash too. Numbers
 * that do not open are left out; {@code bin/keys reseal} writes their hash when they do again.
 *
 * <p>Its runs come one after the other; otherwise thread-safe.
 */
public final class PhoneEndFill {
  public static final String JOB = "phone-ends";
  public static final Duration EVERY = Duration.ofSeconds(3);

  /** After this a run ends, and the next one goes on: other jobs of the same thread wait. */
  static final Duration AT_ONCE = Duration.ofSeconds(15);

  /** Longer than a run and the pause after it. */
  static final Duration LEASE = Duration.ofMinutes(1);

  static final int SIZE = 256;

  private static final Logger log = LoggerFactory.getLogger(PhoneEndFill.class);

  private final Db db;
  private final SharedJob job;
  private final Phones phones;
  private final Clock clock;
  private final List<Long> held = new ArrayList<>();
  private long last;
  private volatile boolean done;

  public PhoneEndFill(Db db, SharedJob job, Phones phones, Clock clock) {
    this.db = db;
    this.job = job;
    this.phones = phones;
    this.clock = clock;
  }

  /**
   * Goes on through the numbers, unless that is done or another node does so. Does not throw.
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
      List<Long> due = db.read(tx -> tx.phones().findEndless(last, SIZE));
      filled += due.isEmpty() ? fillHeld() : fill(due);
    }
    if (filled > 0) {
      log.info("{} phone numbers can be found by their last digits now", filled);
    }
    return filled;
  }

  private int fill(List<Long> due) {
    Set<Long> free = db.inTx(tx -> fill(tx, tx.users().lockFree(due)));
    due.stream().filter(id -> !free.contains(id)).forEach(held::add);
    last = due.get(due.size() - 1);
    return free.size();
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

  /** Writes the hashes of these users, who are locked; returns who they are. */
  private Set<Long> fill(Tx tx, Map<Long, User> users) {
    keep(tx);
    Map<Long, byte[]> ends = new LinkedHashMap<>();
    users.forEach(
        (id, user) -> phones.open(user).flatMap(phones::end).ifPresent(end -> ends.put(id, end)));
    tx.phones().setEnds(ends);
    return Set.copyOf(users.keySet());
  }

  private void keep(Tx tx) {
    if (!job.keep(tx, LEASE)) {
      throw new IllegalStateException("another node has taken over");
    }
  }
}
