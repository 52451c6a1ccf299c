package org.wxapplogin.dao;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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

  private final DataSource dataSource;

  /**
   * @param dataSource gives connections in autocommit mode, at READ COMMITTED
   */
  public Db(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Runs {@code work} in one transaction: commits if it returns, rolls back if it throws. After a
   * deadlock it is run again, up to four times in all, so it must have no effect outside the
   * database; such an effect belongs in {@link Tx#afterCommit}. Do not make network calls inside
   * it, and do not nest transactions: pass the {@link Tx} on.
   *
   * @throws DataAccessException if the database refuses
   * @throws AppException with {@link ErrorCode#UNAVAILABLE} if it cannot be reached
   */
  public <T> T inTx(Function<Tx, T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return once(work);
      } catch (DataAccessException e) {
        if (!e.isDeadlock() || tries == TRIES) {
          throw asAppException(e);
        }
      }
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
   * when it runs, and no round trip is spent on a commit.
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
    try (Connection connection = dataSource.getConnection()) {
      return work.apply(Tx.ofRead(connection, seconds));
    } catch (SQLException e) {
      throw asAppException(new DataAccessException("connection", e));
    } catch (DataAccessException e) {
      throw asAppException(e);
    }
  }

  /**
   * A failed connection becomes {@link ErrorCode#UNAVAILABLE}: the client did nothing wrong and may
   * try again.
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
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Tx tx = Tx.ofTransaction(connection);
        T result = work.apply(tx);
        connection.commit();
        hooks.addAll(tx.hooks());
        connection.setAutoCommit(true);
        return result;
      } catch (Throwable failure) {
        rollback(connection, failure);
        throw failure;
      }
    } catch (SQLException e) {
      throw new DataAccessException("transaction", e);
    }
  }

  private static void runHook(Runnable hook) {
    try {
      hook.run();
    } catch (RuntimeException e) {
      log.error("a transaction is committed, but a hook to run after it failed", e);
    }
  }

  private static void rollback(Connection connection, Throwable failure) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      failure.addSuppressed(
          new DataAccessException(
              "rollback", e)); // the first failure is what the caller must hear of
    }
  }
}
