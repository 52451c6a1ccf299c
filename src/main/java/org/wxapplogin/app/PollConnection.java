package org.wxapplogin.app;

import java.time.Duration;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.DataSourceConnectionFactory;

/**
 * The one connection that asks what other nodes have ended, and what time it is. It belongs to
 * nobody else: requests that take all of the pool's must not keep this node from hearing of a ban.
 * Thread-safe.
 */
final class PollConnection implements AutoCloseable {
  /** Of a container's pool, another might not be to be had. */
  private static final Duration AS_LONG_AS_IT_ANSWERS = Duration.ZERO;

  /** Asked each time: a host that is the right one no more must not be believed. */
  private static final OwnPool.Keeping OF_SOME_HOST = one(Duration.ZERO);

  /** Of a single host, what the poll itself reads says as much. */
  private static final OwnPool.Keeping OF_THE_HOST = one(Duration.ofSeconds(1));

  private final OwnPool one;

  /**
   * Not connected yet.
   *
   * @param requests the pool of the requests. Ours gets one connection more than its size; of a
   *     container's, one is taken and kept
   * @param patience how long it may take to get one
   */
  PollConnection(DataSource requests, Duration patience) {
    one =
        requests instanceof AnsweringPool ours
            ? new OwnPool(
                ours.connections(),
                it -> WritableHosts.ask(it, ours.question()),
                ours.chooses() ? OF_SOME_HOST : OF_THE_HOST,
                patience)
            : new OwnPool(
                new DataSourceConnectionFactory(requests),
                it -> WritableHosts.ask(it, HostsPool.ANSWERS),
                OF_SOME_HOST,
                patience);
  }

  private static OwnPool.Keeping one(Duration trusted) {
    return new OwnPool.Keeping(1, true, AS_LONG_AS_IT_ANSWERS, trusted);
  }

  DataSource dataSource() {
    return one.dataSource();
  }

  @Override
  public void close() {
    one.close();
  }
}
