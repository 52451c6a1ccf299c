package org.wxapplogin.service.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.domain.BreakerState;
import org.wxapplogin.domain.ExchangeEnd;

/**
 * What this node knows of itself; nodes share no memory.
 *
 * @param logins the exchanges of logins
 * @param calls the calls to WeChat that are no logins
 * @param pool empty where the container owns it
 */
public record NodeState(
    String name,
    Instant startedAt,
    ExchangeState logins,
    ExchangeState calls,
    Optional<PoolState> pool,
    CacheState cache) {

  /**
   * @param timed how many reached for WeChat since the start
   * @param percentiles the 50th, 95th and 99th of how long the latest took
   * @param ends how many ended so since the start
   */
  public record ExchangeState(
      int active,
      int places,
      BreakerState breaker,
      long timed,
      List<Duration> percentiles,
      Map<ExchangeEnd, Long> ends) {}

  /** The sessions in memory, and from where tokens were judged since the start. */
  public record CacheState(long size, long fromMemory, long fromDatabase) {}
}
