package org.wxapplogin.service.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.NumberedEvent;
import org.wxapplogin.domain.Service;
import org.wxapplogin.metrics.LogLines;

/**
 * Hands the events to backends, page by page. Whoever has read all of them waits for the next
 * without a thread; {@link #poll} looks for it. Thread-safe.
 */
public final class EventStream {
  /** How often a node on which somebody waits looks for new events. */
  public static final Duration EVERY = Duration.ofMillis(200);

  /** How many requests of one service may wait on this node. */
  static final int MOST_WAITING = 16;

  private static final Logger log = LoggerFactory.getLogger(EventStream.class);

  /** How many events are read at a time for a service that may not know those of all apps. */
  private static final int SCANNED = 1_000;

  /** How often such a service's request reads on before it is answered without an event. */
  private static final int MOST_SCANS = 10;

  private final EventLog events;
  private final ScheduledExecutorService timer;
  private final LogLines lines;
  private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @param timer ends the waiting
   */
  public EventStream(EventLog events, ScheduledExecutorService timer, LogLines lines) {
    this.events = events;
    this.timer = timer;
    this.lines = lines;
  }

  /**
   * Some events in their order.
   *
   * @param next from where to read on; it may be further than the last event, because others were
   *     of apps that the service may not know of
   * @param all whether there were no more when this was read
   */
  public record Page(List<NumberedEvent> events, long next, boolean all) {
    private static Page none(long next) {
      return new Page(List.of(), next, true);
    }
  }

  /**
   * The events of the service's apps that follow a cursor.
   *
   * @param limit at most 1,000
   * @param wait for how long to wait if there is none; then the page is empty
   * @throws AppException with {@link ErrorCode#EVENTS_GONE} if events that follow the cursor are
   *     deleted already, with {@link ErrorCode#TOO_OFTEN} if too many requests of the service wait
   */
  public CompletionStage<Page> read(Service service, EventCursor after, int limit, Duration wait) {
    long from = start(after);
    Page page = page(service, from, limit);
    requireKept(from);
    return page.events().isEmpty() && page.all() && !wait.isZero()
        ? await(new Waiting(service, page.next(), limit), wait)
        : CompletableFuture.completedFuture(page);
  }

  /** Answers those who wait, if there is something for them. Does not throw. */
  public void poll() {
    if (waiting.isEmpty()) {
      return;
    }
    try {
      long newest = events.newest();
      waiting.stream().filter(one -> one.next < newest).forEach(this::serve);
    } catch (RuntimeException e) {
      lines.warn(log, "EVENTS", "events cannot be read now: " + e.getMessage());
    }
  }

  /** How many requests wait. */
  public int waiting() {
    return waiting.size();
  }

  /** Answers all who wait: this node stops. */
  public void close() {
    closed = true;
    waiting.forEach(Waiting::end);
  }

  private long start(EventCursor after) {
    return switch (after.kind()) {
      case OLDEST -> events.deleted();
      case NEWEST -> events.newest();
      case AFTER -> after.seq();
    };
  }

  /** To be asked after the events are read: they may be deleted at this moment. */
  private void requireKept(long from) {
    long deleted = events.deleted();
    if (from < deleted) {
      throw new AppException(
          ErrorCode.EVENTS_GONE, "events are deleted up to the cursor " + deleted);
    }
  }

  private Page page(Service service, long from, int limit) {
    int size = service.appids().isEmpty() ? limit : SCANNED;
    List<NumberedEvent> wanted = new ArrayList<>();
    long next = from;
    for (int scans = 0; scans < MOST_SCANS; scans++) {
      List<NumberedEvent> found = events.after(next, size);
      for (NumberedEvent event : found) {
        if (wanted.size() == limit) {
          return new Page(wanted, next, false);
        }
        if (service.mayAskAbout(event.event().appid())) {
          wanted.add(event);
        }
        next = event.seq();
      }
      if (found.size() < size) {
        return new Page(wanted, next, true);
      }
    }
    return new Page(wanted, next, false);
  }

  private CompletionStage<Page> await(Waiting one, Duration wait) {
    if (waiting.stream().filter(one::isOfSameService).count() >= MOST_WAITING) {
      throw AppException.retryable(
          ErrorCode.TOO_OFTEN, "too many requests of this service wait for events", wait, null);
    }
    waiting.add(one);
    one.page.whenComplete((page, failure) -> waiting.remove(one));
    if (closed) {
      one.end();
    } else {
      endAfter(one, wait);
    }
    return one.page;
  }

  private void endAfter(Waiting one, Duration wait) {
    try {
      ScheduledFuture<?> end = timer.schedule(one::end, wait.toMillis(), TimeUnit.MILLISECONDS);
      one.page.whenComplete((page, failure) -> end.cancel(false));
    } catch (RejectedExecutionException e) {
      one.end(); // the node stops
    }
  }

  private void serve(Waiting one) {
    Page page = page(one.service, one.next, one.limit);
    one.next = page.next();
    if (!page.events().isEmpty() || !page.all()) {
      one.page.complete(page);
    }
  }

  /** A request that has read all there is. */
  private static final class Waiting {
    private final Service service;
    private final int limit;
    private final CompletableFuture<Page> page = new CompletableFuture<>();

    /** Moves on when events come that the service may not know of. */
    private volatile long next;

    private Waiting(Service service, long next, int limit) {
      this.service = service;
      this.next = next;
      this.limit = limit;
    }

    private boolean isOfSameService(Waiting other) {
      return service.name().equals(other.service.name());
    }

    private void end() {
      page.complete(Page.none(next));
    }
  }
}
