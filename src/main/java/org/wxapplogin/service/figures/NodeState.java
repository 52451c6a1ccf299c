package org.wxapplogin.service.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.domain.BreakerState;
import org.wxapplogin.domain.ExchangeEnd;

/**
 * What this node knows about itself; nodes share no memory.
 *
 * @param logins the guarded calls to WeChat for logins
 * @param calls the guarded calls to WeChat for everything else
 * @param pool empty if the container owns the pool
 */
public record NodeState(
    String name,
    Instant startedAt,
    ExchangeState logins,
    ExchangeState calls,
    Optional<PoolState> pool,
    CacheState cache) {

  /**
   * @param timed how many calls reached out to WeChat since the start
   * @param percentiles the 50th, 95th and 99th of how long the latest calls took
   * @param ends how many calls ended in which way since the start
   */
  public record ExchangeState(
      int active,
      int places,
      BreakerState breaker,
      long timed,
      List<Duration> percentiles,
      Map<ExchangeEnd, Long> ends) {}

  /** The sessions in memory, and how many tokens were looked up where since the start. */
  public record CacheState(long size, long fromMemory, long fromDatabase) {}
}
