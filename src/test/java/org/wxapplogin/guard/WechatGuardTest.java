package org.wxapplogin.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.config.WechatSettings;
import org.wxapplogin.domain.BreakerState;
import org.wxapplogin.domain.ExchangeEnd;
import org.wxapplogin.http.Deadline;
import org.wxapplogin.metrics.Metrics;
import org.wxapplogin.wechat.WechatException;

/** Which failures the guard holds against WeChat. The clock moves only when a test moves it. */
class WechatGuardTest {
  private static final Duration DEADLINE = Duration.ofMillis(400);
  private static final Duration OPEN = Duration.ofSeconds(5);

  private final AtomicLong nanos = new AtomicLong();
  private final ScheduledExecutorService timer = new NeverTimer();
  private Stalls stalls;
  private WechatGuard guard;

  /** Runs nothing: the calls of this test end by themselves. */
  private static final class NeverTimer extends ScheduledThreadPoolExecutor {
    NeverTimer() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
      return super.schedule(task, 1, TimeUnit.DAYS);
    }
  }

  @BeforeEach
  void start() {
    Metrics metrics = new Metrics(Clock.systemUTC(), nanos::get);
    stalls = new Stalls(nanos::get, metrics);
    stalls.tick();
    guard =
        new WechatGuard(
            new WechatSettings(URI.create("http://127.0.0.1"), DEADLINE, 8, DEADLINE, OPEN),
            nanos::get,
            timer,
            Thread::new,
            metrics,
            "login",
            stalls);
  }

  @AfterEach
  void stop() {
    guard.close();
    timer.shutdownNow();
  }

  @Test
  void whatABusyMachineIsLateWithOpensNothing() {
    for (int i = 0; i < 50; i++) {
      run(this::stall);
    }
    assertEquals(BreakerState.CLOSED, guard.breakerState());
    assertEquals(50, guard.count(ExchangeEnd.TIMED_OUT));
  }

  @Test
  void aSlowWechatOpensTheBreaker() {
    for (int i = 0; i < 50; i++) {
      run(this::slow);
    }
    assertEquals(BreakerState.OPEN, guard.breakerState());
    assertEquals(20, guard.count(ExchangeEnd.TIMED_OUT));
  }

  /** The machine is so busy that three of four calls are late. */
  @Test
  void aBusyMachineDoesNotRelapseOnceWechatIsWellAgain() {
    for (int i = 0; i < 20; i++) {
      run(this::broken);
    }
    assertEquals(BreakerState.OPEN, guard.breakerState());
    advance(OPEN);
    for (int i = 0; i < 100; i++) {
      run(i % 4 == 3 ? this::well : this::stall);
    }
    assertEquals(0, guard.count(ExchangeEnd.BREAKER_OPEN));
    assertEquals(BreakerState.CLOSED, guard.breakerState());
  }

  /** A machine that is merely late now and then does not make a broken WeChat look well. */
  @Test
  void aBrokenWechatIsLeftInPeaceByABusyMachineToo() {
    for (int i = 0; i < 200; i++) {
      run(i % 4 == 3 ? this::stall : this::broken);
    }
    assertEquals(BreakerState.OPEN, guard.breakerState());
    assertTrue(guard.count(ExchangeEnd.FAILED) <= 20);
  }

  @Test
  void whatFailsOnOurSideSaysNothingAboutWechat() {
    for (int i = 0; i < 50; i++) {
      run(
          deadline -> {
            throw WechatException.notAsked("access token", "no token in time");
          });
      run(
          deadline -> {
            throw new IllegalStateException("the database is away");
          });
    }
    assertEquals(BreakerState.CLOSED, guard.breakerState());
  }

  private void run(Function<Deadline, String> call) {
    try {
      guard.run(call).join();
    } catch (CompletionException e) {
      assertTrue(e.getCause() instanceof RuntimeException);
    }
  }

  private String well(Deadline deadline) {
    advance(Duration.ofMillis(20));
    return "an answer";
  }

  private String broken(Deadline deadline) {
    throw WechatException.unavailable("code2Session", "HTTP status 500");
  }

  /** The whole process stands still. */
  private String stall(Deadline deadline) {
    nanos.addAndGet(DEADLINE.toNanos());
    stalls.tick();
    throw WechatException.unavailable("code2Session", "no answer in time");
  }

  /** The process runs, and waits. */
  private String slow(Deadline deadline) {
    advance(DEADLINE);
    throw WechatException.unavailable("code2Session", "no answer in time");
  }

  private void advance(Duration by) {
    for (long left = by.toNanos(); left > 0; left -= Stalls.TICK.toNanos()) {
      nanos.addAndGet(Math.min(left, Stalls.TICK.toNanos()));
      stalls.tick();
    }
  }
}
