package org.wxapplogin.service.figures;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.wxapplogin.domain.ExchangeEnd;
import org.wxapplogin.guard.WechatGuard;
import org.wxapplogin.service.figures.NodeState.CacheState;
import org.wxapplogin.service.figures.NodeState.ExchangeState;
import org.wxapplogin.service.session.SessionCache;

/** Reads the live numbers of this node, from memory only. Thread-safe. */
public final class LiveState {
  private final String node;
  private final Instant startedAt;
  private final WechatGuard logins;
  private final WechatGuard calls;
  private final SessionCache cache;
  private final Supplier<Optional<PoolState>> pool;

  /**
   * @param node names this node among the others
   */
  public LiveState(
      String node,
      Instant startedAt,
      WechatGuard logins,
      WechatGuard calls,
      SessionCache cache,
      Supplier<Optional<PoolState>> pool) {
    this.node = node;
    this.startedAt = startedAt;
    this.logins = logins;
    this.calls = calls;
    this.cache = cache;
    this.pool = pool;
  }

  public NodeState now() {
    return new NodeState(
        node,
        startedAt,
        exchanges(logins),
        exchanges(calls),
        pool.get(),
        new CacheState(cache.size(), cache.fromMemory(), cache.fromDatabase()));
  }

  private static ExchangeState exchanges(WechatGuard guard) {
    Map<ExchangeEnd, Long> ends = new EnumMap<>(ExchangeEnd.class);
    for (ExchangeEnd end : ExchangeEnd.values()) {
      ends.put(end, guard.count(end));
    }
    return new ExchangeState(
        guard.active(),
        guard.places(),
        guard.breakerState(),
        guard.latency().count(),
        guard.latency().recent(),
        ends);
  }
}
