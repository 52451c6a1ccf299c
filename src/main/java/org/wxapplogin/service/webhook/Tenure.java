package org.wxapplogin.service.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.wxapplogin.dao.WebhookDao.Look;
import org.wxapplogin.domain.WebhookAnswer;
import org.wxapplogin.domain.WebhookRetry;
import org.wxapplogin.domain.WebhookState;
import org.wxapplogin.domain.WebhookTry;
import org.wxapplogin.service.events.EventLog;
import org.wxapplogin.service.webhook.Window.Entry;

/**
 * The time in which this node delivers to a receiver, from taking the lease to losing it, with what
 * it has in memory meanwhile. Not thread-safe; only answers come from other threads.
 */
final class Tenure {
  private static final int MOST_REFUSALS = 3;
  private static final int MOST_THROTTLES = 10;
  private static final int WRITTEN_AT = 1_000;
  private static final Duration WRITTEN_AFTER = Duration.ofMillis(500);
  private static final long WAIT_MILLIS = 50;

  private final Receiver receiver;
  private final Lease lease;
  private final EventLog events;
  private final Clock clock;
  private final WebhookMeters meters;
  private final Window window;
  private final Health health;
  private final Progress progress;
  private final Intake intake;
  private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
  private final Every writes;
  private WebhookState state;
  private boolean called;
  private boolean lost;

  /** A call that has ended. */
  private record Ended(Entry entry, long phase, WebhookAnswer answer, Instant began, Instant at) {}

  Tenure(
      Receiver receiver,
      Lease lease,
      WebhookState state,
      Webhooks.Parts parts,
      WebhookMeters meters) {
    this.receiver = receiver;
    this.lease = lease;
    this.events = parts.events();
    this.clock = parts.clock();
    this.meters = meters;
    this.state = state;
    this.window = new Window(state.cursor());
    this.health = new Health(state.trouble());
    this.progress = new Progress(receiver.name());
    this.intake = new Intake(receiver, parts, state.cursor(), window, health, progress);
    this.writes = new Every(WRITTEN_AFTER, parts.nanoTime());
  }

  /** Whether another node has taken the lease. */
  boolean isLost() {
    return lost;
  }

  /** Whether every call fails. */
  boolean isDown() {
    return health.isDown();
  }

  /** Whether the receiver was called since the last {@link #look}. */
  boolean hasCalled() {
    return called;
  }

  /** Looks whether there is anything to do, and prolongs the lease if it is time to. */
  void look() {
    called = false;
    intake.readAgain();
    if (lease.isDue()) {
      write();
    } else {
      lease.look(intake.position()).ifPresent(this::take);
    }
  }

  /** Does what can be done now; whether there may be more at once. */
  boolean step() {
    if (lease.isDue() && !write()) {
      return false;
    }
    if (state.pausedAt().isEmpty()) {
      if (intake.isForRetries() && (progress.size() == 0 || write())) {
        intake.readRetries();
      }
      intake.readLog();
      start();
    }
    if (window.underWay() == 0) {
      boolean written = progress.size() == 0 || write();
      return written && intake.hasMore() && state.pausedAt().isEmpty();
    }
    collect();
    boolean due = writes.isDue() || progress.size() >= WRITTEN_AT || progress.isUrgent();
    return !due || write();
  }

  /** Takes the answers that have come and writes down what is done; false if the lease is lost. */
  boolean finish() {
    for (Ended one = ended.poll(); one != null; one = ended.poll()) {
      settle(one);
    }
    return write();
  }

  private void start() {
    while (lease.holds() && window.underWay() < health.places(clock.instant())) {
      Optional<Entry> next = window.next();
      if (next.isEmpty()) {
        return;
      }
      Optional<CompletableFuture<WebhookAnswer>> call = receiver.send(next.get().event());
      if (call.isEmpty()) { // threads are stuck in earlier calls
        window.putBack(next.get());
        return;
      }
      called = true;
      Instant began = clock.instant();
      long phase = health.phase();
      call.get()
          .thenAccept(
              answer -> ended.add(new Ended(next.get(), phase, answer, began, clock.instant())));
    }
  }

  private void collect() {
    try {
      Ended first = ended.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
      for (Ended one = first; one != null; one = ended.poll()) {
        settle(one);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void settle(Ended call) {
    WebhookAnswer answer = call.answer();
    if (receiver.isClosed() && !answer.isDelivered()) {
      return; // this node stops, and has cut it off
    }
    Entry entry = call.entry();
    WebhookTry made =
        new WebhookTry(
            call.at(), answer.kind(), answer.status(), Duration.between(call.began(), call.at()));
    progress.called(made);
    meters.called(answer);
    if (answer.isDelivered()) {
      health.good().ifPresent(progress::recovered);
      entry.retry().ifPresent(this::delivered);
      window.settle(entry);
    } else if (answer.isGone()) {
      progress.gone();
      putBack(entry);
    } else if (answer.isThrottled() && entry.refused() < MOST_THROTTLES) {
      health.throttled(call.phase(), call.at(), wish(answer, call.at()));
      putBack(entry);
    } else {
      boolean arrived = answer.mayHaveArrived();
      boolean receivers = health.bad(call.phase(), call.at(), arrived);
      if (entry.retry().isPresent()) {
        failedAgain(entry, made);
      } else if (receivers && (!arrived || entry.refused() < MOST_REFUSALS)) {
        window.putBack(entry);
      } else {
        setAside(entry, made, answer);
      }
    }
  }

  /** What was set aside is in the table, from where it is taken again. */
  private void putBack(Entry entry) {
    if (entry.retry().isPresent()) {
      window.settle(entry);
    } else {
      window.putBack(entry);
    }
  }

  private void delivered(WebhookRetry retry) {
    progress.delivered(retry);
    intake.unblock();
  }

  private void setAside(Entry entry, WebhookTry made, WebhookAnswer answer) {
    Duration pause = RetryTimes.pause(1, entry.event().seq()).orElseThrow();
    Duration wished = wish(answer, made.at()).orElse(Duration.ZERO);
    progress.setAside(
        entry.event(), made.at().plus(wished.compareTo(pause) > 0 ? wished : pause), made);
    intake.block(entry.event());
    window.settleWithFollowers(entry).forEach(event -> intake.setBehind(event, made.at()));
  }

  /** A try that came before its time, because the receiver was down, does not count. */
  private void failedAgain(Entry entry, WebhookTry made) {
    WebhookRetry retry = entry.retry().orElseThrow();
    boolean counts = !made.at().isBefore(retry.nextAt());
    int tries = counts ? retry.tries() + 1 : retry.tries();
    Optional<Instant> next =
        counts
            ? RetryTimes.pause(tries, retry.seq()).map(made.at()::plus)
            : Optional.of(retry.nextAt());
    Optional<Instant> failedAt = next.isEmpty() ? Optional.of(made.at()) : Optional.empty();
    progress.failed(
        new WebhookRetry(
            retry.event(), tries, next.orElse(made.at()), failedAt, Optional.of(made)));
    if (failedAt.isPresent()) {
      meters.givenUp();
      intake.unblock();
    }
    window.settle(entry);
  }

  private static Optional<Duration> wish(WebhookAnswer answer, Instant now) {
    return answer.retryAfter().flatMap(header -> RetryTimes.wish(header, now));
  }

  /** Writes down what is done and prolongs the lease; false if it is lost. */
  private boolean write() {
    Instant now = clock.instant();
    Optional<Look> written =
        lease.prolong(
            window.cursor(), health.trouble(), tx -> progress.write(tx, now), intake.position());
    if (written.isEmpty()) {
      lost = true;
      return false;
    }
    progress.clear();
    writes.done();
    take(written.get());
    measure(now, written.get().news());
    return true;
  }

  private void take(Look look) {
    if (look.state().wokenAt().isAfter(state.wokenAt())) {
      health.wake();
    }
    state = look.state();
    intake.take(look);
  }

  private void measure(Instant now, boolean news) {
    Optional<Instant> oldest = window.oldest();
    if (oldest.isEmpty() && intake.position() == window.cursor() && news) {
      oldest =
          state.pausedAt().isEmpty()
              ? Optional.empty()
              : events.after(intake.position(), 1).stream()
                  .findFirst()
                  .map(event -> event.event().at());
    }
    meters.lag(oldest.map(at -> Duration.between(at, now)).orElse(Duration.ZERO));
    meters.aside(intake.aside());
    meters.down(health.isDown());
    meters.paused(state.pausedAt().isPresent());
  }
}
