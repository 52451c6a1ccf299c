package org.wxapplogin.service.webhook;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wxapplogin.domain.NumberedEvent;
import org.wxapplogin.domain.WebhookRetry;

/**
 * The events that a node has read for a receiver and that are not settled: gives them out so that
 * of each user one at a time is under way, in order, and says how far all are settled. Not
 * thread-safe.
 */
final class Window {
  private final Deque<Entry> log = new ArrayDeque<>(); // not settled, or behind such a one
  private final Map<Long, Deque<Entry>> waiting = new HashMap<>(); // by user
  private final Deque<Long> ready = new ArrayDeque<>(); // users of whom none is under way
  private final Set<Long> busy = new HashSet<>();
  private final Set<Long> retries = new HashSet<>(); // their numbers
  private long cursor;
  private int waitingCount;

  /** An event, from the log or set aside before. */
  static final class Entry {
    private final NumberedEvent event;
    private final Optional<WebhookRetry> retry;
    private long upTo;
    private boolean settled;
    private int refusals;

    private Entry(NumberedEvent event, Optional<WebhookRetry> retry) {
      this.event = event;
      this.retry = retry;
      this.upTo = event.seq();
    }

    NumberedEvent event() {
      return event;
    }

    /** As it was set aside; empty if it comes from the log. */
    Optional<WebhookRetry> retry() {
      return retry;
    }

    /** Counts that it was put back; returns how often that was. */
    int refused() {
      return ++refusals;
    }

    private long user() {
      return event.event().userId();
    }
  }

  /**
   * @param cursor up to it, all is settled
   */
  Window(long cursor) {
    this.cursor = cursor;
  }

  /** Adds the next event of the log. */
  void add(NumberedEvent event) {
    Entry entry = new Entry(event, Optional.empty());
    log.add(entry);
    enqueue(entry);
  }

  /** Passes over the next event of the log: it is settled. */
  void skip(long seq) {
    if (log.isEmpty()) {
      cursor = seq;
    } else {
      log.getLast().upTo = seq;
    }
  }

  /** Adds an event that was set aside, unless it is here already. */
  void add(WebhookRetry retry) {
    if (retries.add(retry.seq())) {
      enqueue(new Entry(retry.event(), Optional.of(retry)));
    }
  }

  /** Takes the next event that may be sent; empty if there is none now. */
  Optional<Entry> next() {
    Long user = ready.poll();
    if (user == null) {
      return Optional.empty();
    }
    Entry entry = waiting.get(user).poll();
    waitingCount--;
    busy.add(user);
    return Optional.of(entry);
  }

  /** Says that an event that was under way is settled. */
  void settle(Entry entry) {
    settled(entry);
    free(entry.user());
  }

  /** Takes back an event that was under way: it comes first of its user, but after others' . */
  void putBack(Entry entry) {
    waiting.computeIfAbsent(entry.user(), user -> new ArrayDeque<>()).addFirst(entry);
    waitingCount++;
    free(entry.user());
  }

  /**
   * Settles an event that was under way and all from the log that wait behind it; returns these, in
   * order.
   */
  List<NumberedEvent> settleWithFollowers(Entry entry) {
    List<NumberedEvent> followers = new ArrayList<>();
    Deque<Entry> behind = waiting.getOrDefault(entry.user(), new ArrayDeque<>());
    for (Entry follower : List.copyOf(behind)) {
      if (follower.retry().isEmpty()) {
        behind.remove(follower);
        waitingCount--;
        settled(follower);
        followers.add(follower.event());
      }
    }
    settle(entry);
    return followers;
  }

  /** Up to this number, all events of the log are settled. */
  long cursor() {
    while (!log.isEmpty() && log.getFirst().settled) {
      cursor = log.removeFirst().upTo;
    }
    return cursor;
  }

  /** How many wait to be given out. */
  int waiting() {
    return waitingCount;
  }

  int underWay() {
    return busy.size();
  }

  /** How many events of the log it holds, with those that are settled but behind others. */
  int size() {
    return log.size();
  }

  /** When the oldest event of the log happened that is not settled; empty if there is none. */
  Optional<Instant> oldest() {
    cursor();
    return Optional.ofNullable(log.peekFirst()).map(entry -> entry.event().event().at());
  }

  private void enqueue(Entry entry) {
    long user = entry.user();
    Deque<Entry> queue = waiting.computeIfAbsent(user, id -> new ArrayDeque<>());
    queue.add(entry);
    waitingCount++;
    if (queue.size() == 1 && !busy.contains(user)) {
      ready.add(user);
    }
  }

  private void settled(Entry entry) {
    entry.settled = true;
    entry.retry().ifPresent(retry -> retries.remove(retry.seq()));
  }

  private void free(long user) {
    busy.remove(user);
    if (waiting.getOrDefault(user, new ArrayDeque<>()).isEmpty()) {
      waiting.remove(user);
    } else {
      ready.add(user);
    }
  }
}
