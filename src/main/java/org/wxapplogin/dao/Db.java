package org.wxapplogin.dao;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.dao.jdbc.DataAccessException;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;

/** Opens transactions. The only class that takes a connection from the pool. Thread-safe. */
public final class Db {
  private static final Logger log = LoggerFactory.getLogger(Db.class);
  private static final int TRIES = 4;
  private static final int TRIES_IN_CONFLICT = 10;
  private static final int LONGEST_PAUSE_BITS = 6;

  private final DataSource dataSource;

  /** Whether its connections take several statements at a time; empty until one was asked. */
  private volatile Optional<Boolean> together;

  /**
   * @param dataSource gives connections in autocommit mode, at READ COMMITTED
   */
  public Db(DataSource dataSource) {
    this(dataSource, Optional.of(false));
  }

  private Db(DataSource dataSource, Optional<Boolean> together) {
    this.dataSource = dataSource;
    this.together = together;
  }

  /**
   * For transactions of many statements: those of them that wait for no result share round trips,
   * if the connections allow it.
   *
   * @param dataSource gives connections at READ COMMITTED; spares round trips if they are not in
   *     autocommit mode
   */
  public static Db ofWriters(DataSource dataSource) {
    return new Db(dataSource, Optional.empty());
  }

  /**
   * Runs {@code work} in one transaction: commits if it returns, rolls back if it throws. It is run
   * again after a wait for a lock (so it waits for a second up to four times) and when its
   * connection is lost before the commit, up to four times in all; after a deadlock, or a conflict
   * with another host of a cluster, up to ten times. From the second time on it pauses for some
   * milliseconds. So it must have no effect outside the database; such an effect belongs in {@link
   * Tx#afterCommit}. Do not make network calls inside it, and do not nest transactions: pass the
   * {@link Tx} on.
   *
   * @throws DataAccessException if a statement or its values are at fault
   * @throws AppException with {@link ErrorCode#UNAVAILABLE} and the {@link DataAccessException} as
   *     its cause if the database cannot do it now
   */
  public <T> T inTx(Function<Tx, T> work) {
    return inTx(work, true);
  }

  /**
   * Runs {@code work} as {@link #inTx} does, but gives up when a lock is not free in a second, and
   * after the fourth deadlock: for callers that put their work off themselves.
   */
  public <T> T inBriefTx(Function<Tx, T> work) {
    return inTx(work, false);
  }

  private <T> T inTx(Function<Tx, T> work, boolean patient) {
    for (int tries = 1; ; tries++) {
      try {
        return once(work);
      } catch (DataAccessException e) {
        boolean again = e.isDeadlock() || e.isConnectionLost() || patient && e.isLockWait();
        int most = patient && e.isDeadlock() ? TRIES_IN_CONFLICT : TRIES;
        if (!again || tries >= most || tries > 1 && !pause(tries)) {
          throw asAppException(e);
        }
      }
    }
  }

  /**
   * Lets others that write the same rows finish, for a time that not all threads have in common.
   *
   * @return false if this thread is to end instead
   */
  private static boolean pause(int tries) {
    try {
      Thread.sleep(Thread.currentThread().getId() % (1L << Math.min(tries, LONGEST_PAUSE_BITS)));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Runs {@code work}, which has no result, as {@link #inTx} does. */
  public void run(Consumer<Tx> work) {
    inTx(
        tx -> {
          work.accept(tx);
          return null;
        });
  }

  /**
   * Runs statements that only read, without a transaction around them: each sees what is committed
   * when it runs, and no round trip is spent on a commit. They are run again if the connection is
   * lost.
   */
  public <T> T read(Function<Tx, T> work) {
    return readWithin(0, work);
  }

  /**
   * Reads as {@link #read} does, but no statement runs for longer than {@code seconds}; 0 for no
   * such limit.
   *
   * @throws DataAccessException for which {@link DataAccessException#isTimeout} holds, if a
   *     statement took longer
   */
  public <T> T readWithin(int seconds, Function<Tx, T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return readOnce(seconds, work);
      } catch (DataAccessException e) {
        if (seconds > 0 && e.isTimeout()) {
          throw e;
        }
        if (!e.isConnectionLost() || tries == TRIES) {
          throw asAppException(e);
        }
      }
    }
  }

  private <T> T readOnce(int seconds, Function<Tx, T> work) {
    Connection connection = connect();
    try {
      return work.apply(Tx.ofRead(connection, seconds));
    } catch (DataAccessException failure) {
      if (failure.isServerAway()) {
        cut(connection, failure);
      }
      throw failure;
    } finally {
      giveBack(connection, false);
    }
  }

  /**
   * What passes by itself becomes {@link ErrorCode#UNAVAILABLE}: the client did nothing wrong and
   * may try again.
   */
  private static RuntimeException asAppException(DataAccessException e) {
    return e.isUnavailable() ? new AppException(ErrorCode.UNAVAILABLE, e.getMessage(), e) : e;
  }

  /**
   * Makes one attempt. Its hooks run after the connection is closed, so that they may take one
   * themselves.
   */
  private <T> T once(Function<Tx, T> work) {
    List<Runnable> hooks = new ArrayList<>();
    T result = commit(work, hooks);
    hooks.forEach(Db::runHook);
    return result;
  }

  private <T> T commit(Function<Tx, T> work, List<Runnable> hooks) {
    Connection connection = connect();
    boolean autoCommit = true;
    try {
      autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      Tx tx = Tx.ofTransaction(connection, isTogether(connection));
      T result = work.apply(tx);
      tx.commit();
      hooks.addAll(tx.hooks());
      return result;
    } catch (SQLException e) {
      DataAccessException failure = new DataAccessException("transaction", e);
      rollback(connection, failure);
      throw failure;
    } catch (Throwable failure) {
      rollback(connection, failure);
      throw failure;
    } finally {
      giveBack(connection, autoCommit);
    }
  }

  /** A driver that was not set up for it, or a proxy between, may refuse: that is asked once. */
  private boolean isTogether(Connection connection) throws SQLException {
    Optional<Boolean> known = together;
    if (known.isEmpty()) {
      known = Optional.of(takesSeveral(connection));
      together = known;
    }
    return known.get();
  }

  private static boolean takesSeveral(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DO 0; DO 0");
      return !isGalera(statement);
    } catch (SQLException e) {
      if (new DataAccessException("two statements at a time", e).isUnavailable()) {
        throw e;
      }
      return false; // a syntax error
    }
  }

  /**
   * A host of Galera that rolls a transaction back for another host's, in the midst of a packet,
   * runs the statements behind that and commits them by themselves (seen with MariaDB 10.11).
   */
  private static boolean isGalera(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SHOW VARIABLES LIKE 'wsrep_on'")) {
      return row.next() && row.getString(2).equalsIgnoreCase("ON");
    }
  }

  private Connection connect() {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      throw DataAccessException.ofConnection(e);
    }
  }

  /** A failure here changes nothing any more: the pool drops a connection that is broken. */
  private static void giveBack(Connection connection, boolean toAutoCommit) {
    try (connection) {
      if (toAutoCommit && !connection.isClosed()) {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      log.debug("a connection is given back broken: {}", e.getSQLState());
    }
  }

  private static void runHook(Runnable hook) {
    try {
      hook.run();
    } catch (RuntimeException e) {
      log.error("a transaction is committed, but a hook to run after it failed", e);
    }
  }

  /**
   * A connection that cannot roll back is cut, for the server to roll back: to give it back would
   * commit. So is one whose server cannot serve: for the next use, the pool may know a host that
   * can, and would not look for it while this one is never idle.
   */
  private static void rollback(Connection connection, Throwable failure) {
    if (failure instanceof DataAccessException e && e.isServerAway()) {
      cut(connection, failure);
      return;
    }
    try {
      connection.rollback();
    } catch (SQLException e) {
      // The first failure is what the caller must hear of.
      failure.addSuppressed(new DataAccessException("rollback", e));
      cut(connection, failure);
    }
  }

  private static void cut(Connection connection, Throwable failure) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      failure.addSuppressed(new DataAccessException("abort", e));
    }
  }
}
