package org.wxapplogin.service.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.wxapplogin.config.WebhookSettings;
import org.wxapplogin.dao.Db;
import org.wxapplogin.guard.WebhookGuard;
import org.wxapplogin.metrics.Metrics;
import org.wxapplogin.service.clock.Pauses;
import org.wxapplogin.service.events.EventLog;

/**
 * Tells all configured receivers of events, each on a thread of its own and independently of the
 * others. Thread-safe.
 */
public final class Webhooks implements AutoCloseable {
  /** How often {@link Delivery#tick} is called. */
  static final Duration EVERY = Duration.ofMillis(250);

  private final List<Delivery> deliveries;

  /**
   * What receivers have in common.
   *
   * @param nanoTime a clock that only goes forward
   * @param node names this node among the others
   */
  public record Parts(
      Db db,
      EventLog events,
      Clock clock,
      LongSupplier nanoTime,
      Pauses pauses,
      String node,
      Metrics metrics) {}

  /**
   * @param guards makes the guard before a receiver, for so many calls at once
   */
  public Webhooks(WebhookSettings settings, IntFunction<WebhookGuard> guards, Parts parts) {
    deliveries =
        settings.receivers().stream()
            .map(
                receiver ->
                    new Delivery(
                        new Receiver(receiver, guards.apply(Health.PLACES), parts.clock()), parts))
            .toList();
  }

  /** How many receivers there are. */
  public int size() {
    return deliveries.size();
  }

  /**
   * Delivers from now on.
   *
   * @param threads as many as there are receivers; whoever gives them stops them, after {@link
   *     #close} and before {@link #leave}
   * @param failed is told what is thrown
   */
  public void start(ScheduledExecutorService threads, Consumer<Throwable> failed) {
    for (Delivery delivery : deliveries) {
      threads.scheduleWithFixedDelay(
          () -> run(delivery, failed), 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Delivers until nothing is left that may be sent now: for a test that moves its own clocks. */
  public void run() {
    deliveries.forEach(Delivery::run);
  }

  /** What the threads do now and then: for a test that counts what it costs. */
  void tick() {
    deliveries.forEach(Delivery::tick);
  }

  /** Begins nothing more and cuts off the calls under way. */
  @Override
  public void close() {
    deliveries.forEach(Delivery::close);
  }

  /** Writes down what is done and lets other nodes go on; once the threads have ended. */
  public void leave() {
    deliveries.forEach(Delivery::leave);
  }

  /** In the order of the settings. */
  List<Receiver> receivers() {
    return deliveries.stream().map(Delivery::receiver).toList();
  }

  Optional<Receiver> receiver(String name) {
    return receivers().stream().filter(receiver -> receiver.name().equals(name)).findFirst();
  }

  private static void run(Delivery delivery, Consumer<Throwable> failed) {
    try {
      delivery.tick();
    } catch (Throwable e) {
      failed.accept(e); // had it thrown on, it would never run again
    }
  }
}
