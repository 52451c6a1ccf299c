package org.wxapplogin.app;

import java.util.Optional;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.wxapplogin.metrics.Metrics;
import org.wxapplogin.service.figures.PoolState;

/** Reads the state of the pool, where it is ours and not the container's. */
final class PoolMeter {
  private final DataSource dataSource;

  PoolMeter(DataSource dataSource, Metrics metrics) {
    this.dataSource = dataSource;
    if (dataSource instanceof BasicDataSource) {
      gauge(metrics, "active", PoolState::active);
      gauge(metrics, "idle", PoolState::idle);
      gauge(metrics, "waiting", PoolState::waiting);
      gauge(metrics, "max", PoolState::max);
    }
  }

  /** Empty where the pool is the container's. */
  Optional<PoolState> state() {
    if (!(dataSource instanceof BasicDataSource pool)) {
      return Optional.empty();
    }
    // Made with its first connection.
    int waiting = pool.getConnectionPool() == null ? 0 : pool.getConnectionPool().getNumWaiters();
    return Optional.of(
        new PoolState(pool.getNumActive(), pool.getNumIdle(), waiting, pool.getMaxTotal()));
  }

  private void gauge(Metrics metrics, String state, ToIntFunction<PoolState> number) {
    metrics.gauge(
        "db_connections",
        "The pool of database connections; waiting: threads without one",
        () -> number.applyAsInt(state().orElseThrow()),
        "state",
        state);
  }
}
