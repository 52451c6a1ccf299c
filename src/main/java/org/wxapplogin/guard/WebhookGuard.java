package org.wxapplogin.guard;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.wxapplogin.domain.WebhookAnswer;
import org.wxapplogin.domain.WebhookAnswer.Kind;
import org.wxapplogin.http.Deadline;

/**
 * The guard before one receiver of webhooks: threads of its own, a fixed number of calls at once,
 * and a deadline around each, so that a receiver that hangs costs neither logins nor the other
 * receivers anything. Thread-safe.
 */
public final class WebhookGuard implements AutoCloseable {
  private static final Duration CLOSE_PATIENCE = Duration.ofMillis(500);

  private final Duration length;
  private final LongSupplier nanoTime;
  private final ScheduledExecutorService timer;
  private final BoundedThreads threads;
  private final Set<Deadline> open = ConcurrentHashMap.newKeySet();

  /**
   * @param places how many calls are under way at once
   * @param length within which each must be answered
   * @param nanoTime a clock that only goes forward
   * @param threads makes the threads that calls run on
   */
  public WebhookGuard(
      int places,
      Duration length,
      LongSupplier nanoTime,
      ScheduledExecutorService timer,
      ThreadFactory threads) {
    this.length = length;
    this.nanoTime = nanoTime;
    this.timer = timer;
    this.threads = new BoundedThreads(places, CLOSE_PATIENCE, threads);
  }

  /**
   * Runs {@code call}, which blocks, and completes by the deadline: with the answer that it
   * reports, or with {@link Kind#LATE}.
   *
   * @return empty if there is no place: nothing was called
   */
  public Optional<CompletableFuture<WebhookAnswer>> run(
      BiConsumer<Deadline, Consumer<WebhookAnswer>> call) {
    CompletableFuture<WebhookAnswer> result = new CompletableFuture<>();
    try {
      return threads.offer(() -> run(call, result)) == BoundedThreads.Answer.REFUSED
          ? Optional.empty()
          : Optional.of(result);
    } catch (RejectedExecutionException e) {
      return Optional.empty();
    }
  }

  private void run(
      BiConsumer<Deadline, Consumer<WebhookAnswer>> call, CompletableFuture<WebhookAnswer> result) {
    Deadline deadline = new Deadline(length, nanoTime, timer);
    open.add(deadline);
    // A thread that is stuck in a name that is not resolved comes back late.
    var late = timer.schedule(() -> end(result), length.toNanos(), TimeUnit.NANOSECONDS);
    try {
      call.accept(deadline, result::complete);
    } finally {
      late.cancel(false);
      open.remove(deadline);
      end(result);
    }
  }

  private static void end(CompletableFuture<WebhookAnswer> result) {
    result.complete(WebhookAnswer.none(Kind.LATE)); // unless it has an answer
  }

  /** Cuts off the calls under way: none is answered later than now. */
  public void cutOff() {
    open.forEach(Deadline::cut);
  }

  /** Begins no more calls and cuts off those under way. */
  @Override
  public void close() {
    threads.stop();
    cutOff();
    threads.close();
  }
}
