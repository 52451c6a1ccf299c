package org.wxapplogin.guard;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.wxapplogin.config.WechatSettings;
import org.wxapplogin.domain.BreakerState;
import org.wxapplogin.domain.ExchangeEnd;
import org.wxapplogin.metrics.Counters;
import org.wxapplogin.metrics.Latency;
import org.wxapplogin.metrics.Metrics;
import org.wxapplogin.wechat.Deadline;
import org.wxapplogin.wechat.WechatException;

/**
 * Where exchanges with WeChat run, so that a slow WeChat costs nothing but logins: on threads of
 * their own, so many at a time, each over by its deadline, one more waiting only briefly, and none
 * at all for a while after WeChat has failed. Thread-safe.
 */
public final class WechatGuard implements AutoCloseable {
  private static final Duration BREAKER_WINDOW = Duration.ofSeconds(10);
  private static final int BREAKER_LEAST_CALLS = 20;
  private static final float BREAKER_FAILURES_PERCENT = 50;
  private static final int BREAKER_TRIAL_CALLS = 5;

  private final WechatSettings settings;
  private final LongSupplier nanoTime;
  private final ScheduledExecutorService timer;
  private final BoundedThreads places;
  private final CircuitBreaker breaker;
  private final Counters<ExchangeEnd> ends;
  private final Latency latency;

  /**
   * @param nanoTime a clock that only goes forward
   * @param threads makes the threads exchanges run on: virtual ones where the JDK has them
   * @param kind tells these exchanges from others in the metrics
   */
  public WechatGuard(
      WechatSettings settings,
      LongSupplier nanoTime,
      ScheduledExecutorService timer,
      ThreadFactory threads,
      Metrics metrics,
      String kind) {
    this.settings = settings;
    this.nanoTime = nanoTime;
    this.timer = timer;
    this.places = new BoundedThreads(settings.maxExchanges(), threads);
    this.breaker =
        CircuitBreaker.of(
            "wechat",
            CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.TIME_BASED)
                .slidingWindowSize((int) BREAKER_WINDOW.toSeconds())
                .minimumNumberOfCalls(BREAKER_LEAST_CALLS)
                .failureRateThreshold(BREAKER_FAILURES_PERCENT)
                .permittedNumberOfCallsInHalfOpenState(BREAKER_TRIAL_CALLS)
                .waitDurationInOpenState(settings.breakerOpen())
                .build());
    this.ends =
        metrics.counters("exchanges", "Exchanges by end", "end", ExchangeEnd.class, "kind", kind);
    this.latency = metrics.latency("exchange", "Exchanges that reached for WeChat", "kind", kind);
    metrics.gauge("exchanges_active", "Exchanges under way", this::active, "kind", kind);
    metrics.gauge("exchange_places", "As many at once at most", this::places, "kind", kind);
    metrics.gauge(
        "breaker_state",
        "0 closed, 1 half open, 2 open: logins are refused at once",
        () -> breakerState().ordinal(),
        "kind",
        kind);
  }

  /**
   * Runs {@code exchange}, which blocks, and completes by its deadline: with its result, with the
   * {@link WechatException} it throws, or with one that says that there was no place, no answer in
   * time, or that the breaker is open.
   */
  public <T> CompletableFuture<T> run(Function<Deadline, T> exchange) {
    CompletableFuture<T> result = new CompletableFuture<>();
    if (!breaker.tryAcquirePermission()) {
      ends.add(ExchangeEnd.BREAKER_OPEN);
      result.completeExceptionally(unavailable("breaker open"));
      return result;
    }
    AtomicLong began = new AtomicLong(nanoTime.getAsLong());
    AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    Runnable onThread =
        () -> {
          if (state.compareAndSet(State.WAITING, State.RUNNING)) {
            began.set(nanoTime.getAsLong());
            runOnThread(exchange, result);
          }
        };
    // What is returned completes after the report: who has the answer finds it counted.
    CompletableFuture<T> reported =
        result.whenComplete(
            (value, failure) -> report(state.get() == State.RUNNING, began.get(), failure));
    switch (offer(onThread)) {
      case REFUSED -> result.completeExceptionally(unavailable("no place"));
      case WAITING ->
          after(
              settings.exchangeWait(),
              result,
              () -> {
                if (state.compareAndSet(State.WAITING, State.GAVE_UP)) {
                  places.remove(onThread);
                  result.completeExceptionally(unavailable("no place in time"));
                }
              });
      case STARTED -> {}
    }
    return reported;
  }

  private enum State {
    WAITING,
    RUNNING,
    GAVE_UP
  }

  /** When a new try makes sense for who could not be served. */
  public Duration retryAfter() {
    return breaker.getState() == CircuitBreaker.State.OPEN
        ? settings.breakerOpen()
        : Duration.ofSeconds(1);
  }

  /** Whether WeChat is asked now. */
  public BreakerState breakerState() {
    return switch (breaker.getState()) {
      case OPEN, FORCED_OPEN -> BreakerState.OPEN;
      case HALF_OPEN -> BreakerState.HALF_OPEN;
      case CLOSED, DISABLED, METRICS_ONLY -> BreakerState.CLOSED;
    };
  }

  /** How many exchanges are under way now. */
  public int active() {
    return places.taken();
  }

  /** How many can be under way at once. */
  public int places() {
    return settings.maxExchanges();
  }

  /** How many ended so since the start of this node. */
  public long count(ExchangeEnd end) {
    return ends.count(end);
  }

  /** How long those took that reached for WeChat. */
  public Latency latency() {
    return latency;
  }

  @Override
  public void close() {
    places.close();
  }

  private BoundedThreads.Answer offer(Runnable task) {
    try {
      return places.offer(task);
    } catch (RejectedExecutionException e) {
      return BoundedThreads.Answer.REFUSED;
    }
  }

  private <T> void runOnThread(Function<Deadline, T> exchange, CompletableFuture<T> result) {
    Deadline deadline = new Deadline(settings.exchangeDeadline(), nanoTime, timer);
    // A thread that is stuck in a body may come back a little later; who waits is answered in time.
    after(
        settings.exchangeDeadline(),
        result,
        () -> result.completeExceptionally(unavailable("no answer in time")));
    try {
      result.complete(exchange.apply(deadline));
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }

  private void after(Duration delay, CompletableFuture<?> result, Runnable task) {
    var scheduled = timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    result.whenComplete((value, failure) -> scheduled.cancel(false));
  }

  /** Only WeChat's own failures count: that it refused a code shows that it is well. */
  private void report(boolean begun, long began, Throwable failure) {
    if (!begun) {
      breaker.releasePermission();
      ends.add(ExchangeEnd.NO_PLACE);
      return;
    }
    long nanos = nanoTime.getAsLong() - began;
    latency.record(nanos);
    if (failure instanceof WechatException e && e.isUnavailable()) {
      breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
      boolean late = nanos >= settings.exchangeDeadline().toNanos();
      ends.add(late ? ExchangeEnd.TIMED_OUT : ExchangeEnd.FAILED);
    } else {
      breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
      ends.add(failure == null ? ExchangeEnd.ANSWERED : ExchangeEnd.REFUSED);
    }
  }

  private static WechatException unavailable(String what) {
    return WechatException.unavailable("exchange", what);
  }
}
