package org.wxapplogin.service.figures;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.domain.HealthReason;
import org.wxapplogin.service.figures.Health.Status;

/**
 * Answers whether this node lives, is ready, and serves. Whoever can tell that a {@link
 * HealthReason} holds says so by {@link #watch} or {@link #probe}. Thread-safe.
 */
public final class HealthService {
  private static final Logger log = LoggerFactory.getLogger(HealthService.class);

  private final Map<HealthReason, BooleanSupplier> watched = new ConcurrentHashMap<>();
  private final Map<HealthReason, BooleanSupplier> probed = new ConcurrentHashMap<>();
  private final AtomicReference<Set<HealthReason>> last = new AtomicReference<>(Set.of());

  /**
   * Names who knows whether {@code reason} holds.
   *
   * @param holds answers at once, from memory; replaces whoever was named before
   */
  public void watch(HealthReason reason, BooleanSupplier holds) {
    watched.put(reason, holds);
  }

  /**
   * Names who finds out whether {@code reason} holds, for {@link #ready} alone.
   *
   * @param holds may wait as long as a request may; replaces whoever was named before
   */
  public void probe(HealthReason reason, BooleanSupplier holds) {
    probed.put(reason, holds);
  }

  /** Whether the process can go on; if not, restart it. */
  public Health live() {
    Set<HealthReason> reasons = holding(watched);
    reasons.retainAll(EnumSet.of(HealthReason.BROKEN));
    return answer(reasons, reason -> true);
  }

  /** Whether all is well, so that every request can be answered. Asks the database. */
  public Health ready() {
    Set<HealthReason> reasons = holding(watched);
    reasons.addAll(holding(probed));
    if (!last.getAndSet(reasons).equals(reasons)) {
      log.warn("{}", reasons.isEmpty() ? "ready" : "not ready: " + reasons);
    }
    return answer(reasons, reason -> true);
  }

  /** Whether requests of users who are signed in can be answered. Answers at once. */
  public Health serving() {
    return answer(holding(watched), HealthReason::stopsServing);
  }

  private static Set<HealthReason> holding(Map<HealthReason, BooleanSupplier> those) {
    Set<HealthReason> reasons = EnumSet.noneOf(HealthReason.class);
    those.forEach(
        (reason, holds) -> {
          if (holds.getAsBoolean()) {
            reasons.add(reason);
          }
        });
    return reasons;
  }

  private static Health answer(Set<HealthReason> reasons, Predicate<HealthReason> saysNo) {
    if (reasons.isEmpty()) {
      return new Health(Status.UP, reasons);
    }
    return new Health(reasons.stream().anyMatch(saysNo) ? Status.DOWN : Status.DEGRADED, reasons);
  }
}
