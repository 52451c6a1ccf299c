package org.wxapplogin.guard;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.wxapplogin.config.WechatSettings;
import org.wxapplogin.domain.BreakerState;
import org.wxapplogin.domain.ExchangeEnd;
import org.wxapplogin.http.Deadline;
import org.wxapplogin.metrics.Counters;
import org.wxapplogin.metrics.Latency;
import org.wxapplogin.metrics.Metrics;
import org.wxapplogin.wechat.WechatException;

/**
 * The guard before WeChat: a bulkhead, a circuit breaker and a deadline around each exchange, so
 * that a slow or broken WeChat delays logins and nothing else. Thread-safe.
 *
 * <ul>
 *   <li>The bulkhead gives exchanges threads of their own and a fixed number of places. If none is
 *       free, an exchange waits for one briefly and is then refused.
 *   <li>The circuit breaker counts WeChat's failures. Once there are too many, exchanges are
 *       refused at once for a while; then a few trial exchanges decide whether it closes again.
 *   <li>The deadline ends an exchange in time, even if its thread is still stuck in it.
 * </ul>
 */
public final class WechatGuard implements AutoCloseable {
  /** If we lost this part of the time that an exchange took, its lateness is ours. */
  private static final int LOST_PART = 4;

  /** An exchange that was cut off ends at once, or soon if it is stuck in a body. */
  private static final Duration CLOSE_PATIENCE = Duration.ofMillis(500);

  private final WechatSettings settings;
  private final LongSupplier nanoTime;
  private final ScheduledExecutorService timer;
  private final BoundedThreads threads;
  private final Set<Exchange<?>> open = ConcurrentHashMap.newKeySet();
  private final Breaker breaker;
  private final Stalls stalls;
  private final Counters<ExchangeEnd> ends;
  private final Latency latency;

  /**
   * @param nanoTime a clock that only goes forward
   * @param threads makes the threads exchanges run on: virtual ones where the JDK has them
   * @param kind tells these exchanges from others in the metrics
   * @param stalls tells our own lateness from WeChat's
   */
  public WechatGuard(
      WechatSettings settings,
      LongSupplier nanoTime,
      ScheduledExecutorService timer,
      ThreadFactory threads,
      Metrics metrics,
      String kind,
      Stalls stalls) {
    this.settings = settings;
    this.nanoTime = nanoTime;
    this.timer = timer;
    this.threads = new BoundedThreads(settings.maxExchanges(), CLOSE_PATIENCE, threads);
    this.breaker = new Breaker(settings.breakerOpen(), nanoTime);
    this.stalls = stalls;
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
   * Runs {@code call}, which blocks, and completes by its deadline: with its result, with the
   * {@link WechatException} it throws, or with one that says that there was no place, no answer in
   * time, or that the breaker is open.
   */
  public <T> CompletableFuture<T> run(Function<Deadline, T> call) {
    OptionalLong ticket = breaker.enter();
    if (ticket.isEmpty()) {
      ends.add(ExchangeEnd.BREAKER_OPEN);
      return CompletableFuture.failedFuture(unavailable("breaker open"));
    }
    Exchange<T> exchange = new Exchange<>(call, ticket.getAsLong());
    // What is returned completes after the report: whoever has the answer finds it counted.
    CompletableFuture<T> reported =
        exchange.result.whenComplete((value, failure) -> report(exchange, failure));
    open.add(exchange);
    exchange.result.whenComplete((value, failure) -> open.remove(exchange));
    try {
      begin(exchange);
    } catch (Throwable e) { // whatever it is, nobody may wait for ever
      exchange.result.completeExceptionally(e);
    }
    return reported;
  }

  private void begin(Exchange<?> exchange) {
    switch (offer(exchange)) {
      case REFUSED -> exchange.fail("no place");
      case WAITING -> after(settings.exchangeWait(), exchange.result, exchange::giveUpWaiting);
      case STARTED -> {}
    }
  }

  private enum State {
    WAITING,
    RUNNING,
    GAVE_UP
  }

  /** One call to WeChat, from its wait for a thread to its result. */
  private final class Exchange<T> implements Runnable {
    private final Function<Deadline, T> call;
    private final long ticket;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final AtomicReference<Optional<Deadline>> deadline =
        new AtomicReference<>(Optional.empty());
    private volatile long beganAt = nanoTime.getAsLong(); // set again when it gets its thread
    private volatile long lostBefore = stalls.lostNanos(); // so is this

    private Exchange(Function<Deadline, T> call, long ticket) {
      this.call = call;
      this.ticket = ticket;
    }

    @Override
    public void run() {
      if (!state.compareAndSet(State.WAITING, State.RUNNING)) {
        return;
      }
      beganAt = nanoTime.getAsLong();
      lostBefore = stalls.lostNanos();
      try {
        Deadline end = new Deadline(settings.exchangeDeadline(), nanoTime, timer);
        deadline.set(Optional.of(end));
        // A thread that is stuck in a body comes back a little late; its caller is answered in
        // time.
        after(settings.exchangeDeadline(), result, () -> fail("no answer in time"));
        result.complete(call.apply(end));
      } catch (Throwable e) {
        result.completeExceptionally(e);
        if (e instanceof Error error) {
          throw error; // if its caller was answered before, nobody else hears of it
        }
      }
    }

    private void cutOff() {
      fail("the server stops");
      deadline.get().ifPresent(Deadline::cut);
    }

    private void giveUpWaiting() {
      if (state.compareAndSet(State.WAITING, State.GAVE_UP)) {
        threads.remove(this);
        fail("no place in time");
      }
    }

    private void fail(String what) {
      result.completeExceptionally(unavailable(what));
    }

    private boolean hasBegun() {
      return state.get() == State.RUNNING;
    }
  }

  /** When a new try makes sense for a caller who could not be served. */
  public Duration retryAfter() {
    return breaker.state() == BreakerState.OPEN ? settings.breakerOpen() : Duration.ofSeconds(1);
  }

  /** Whether WeChat is asked now. */
  public BreakerState breakerState() {
    return breaker.state();
  }

  /** How many exchanges are under way now. */
  public int active() {
    return threads.running();
  }

  /** How many places there are: so many exchanges can be under way at once. */
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

  /** Begins no more exchanges and cuts off those under way: all are complete when it returns. */
  @Override
  public void close() {
    threads.stop();
    open.forEach(Exchange::cutOff);
    threads.close();
  }

  private BoundedThreads.Answer offer(Runnable task) {
    try {
      return threads.offer(task);
    } catch (RejectedExecutionException e) {
      return BoundedThreads.Answer.REFUSED;
    }
  }

  private void after(Duration delay, CompletableFuture<?> result, Runnable task) {
    var scheduled = timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    result.whenComplete((value, failure) -> scheduled.cancel(false));
  }

  private void report(Exchange<?> exchange, Throwable failure) {
    if (!exchange.hasBegun()) {
      breaker.report(exchange.ticket, Breaker.Verdict.NONE);
      ends.add(ExchangeEnd.NO_PLACE);
      return;
    }
    long nanos = nanoTime.getAsLong() - exchange.beganAt;
    boolean late = nanos >= settings.exchangeDeadline().toNanos();
    latency.record(nanos);
    breaker.report(exchange.ticket, verdict(exchange, failure, late, nanos));
    if (failure instanceof WechatException e && e.isUnavailable()) {
      ends.add(late ? ExchangeEnd.TIMED_OUT : ExchangeEnd.FAILED);
    } else {
      ends.add(failure == null ? ExchangeEnd.ANSWERED : ExchangeEnd.REFUSED);
    }
  }

  /** Only WeChat's own failures count: that it refused a code shows that it is well. */
  private Breaker.Verdict verdict(
      Exchange<?> exchange, Throwable failure, boolean late, long nanos) {
    if (failure == null) {
      return Breaker.Verdict.GOOD;
    }
    if (!(failure instanceof WechatException refusal)) {
      return Breaker.Verdict.NONE; // our database, for instance
    }
    if (!refusal.isUnavailable()) {
      return Breaker.Verdict.GOOD;
    }
    boolean ours = late && (stalls.lostNanos() - exchange.lostBefore) * LOST_PART >= nanos;
    return ours || refusal.isOurs() ? Breaker.Verdict.NONE : Breaker.Verdict.BAD;
  }

  private static WechatException unavailable(String what) {
    return WechatException.unavailable("exchange", what);
  }
}
