package org.wxapplogin;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** A DataSource whose connections break at commits, so that nobody knows whether they happened. */
public final class LosingDataSource {
  private LosingDataSource() {}

  /** What becomes of a commit. */
  public enum Loss {
    NONE,
    /** It fails, and has not happened. */
    BEFORE,
    /** It fails, and has happened. */
    AFTER
  }

  /**
   * @param each says what becomes of the next commit
   * @param failure with which those fail that are lost
   */
  public static DataSource of(
      DataSource real, Supplier<Loss> each, Supplier<SQLException> failure) {
    return proxy(
        DataSource.class,
        (method, args) -> {
          Object result = method.invoke(real, args);
          return result instanceof Connection connection
              ? losing(connection, each, failure)
              : result;
        });
  }

  private static Connection losing(
      Connection connection, Supplier<Loss> each, Supplier<SQLException> failure) {
    return proxy(
        Connection.class,
        (method, args) -> {
          boolean commits = method.getName().equals("commit");
          if (commits) {
            return losing(connection, each.get(), failure, () -> method.invoke(connection, args));
          }
          Object result = method.invoke(connection, args);
          return result instanceof PreparedStatement statement && isCommit((String) args[0])
              ? losing(statement, connection, each, failure)
              : result;
        });
  }

  /** A commit may be the last of several statements. */
  private static boolean isCommit(String sql) {
    return sql.endsWith("COMMIT");
  }

  private static PreparedStatement losing(
      PreparedStatement statement,
      Connection connection,
      Supplier<Loss> each,
      Supplier<SQLException> failure) {
    return proxy(
        PreparedStatement.class,
        (method, args) ->
            method.getName().equals("execute")
                ? losing(connection, each.get(), failure, () -> method.invoke(statement, args))
                : method.invoke(statement, args));
  }

  private static Object losing(
      Connection connection, Loss loss, Supplier<SQLException> failure, Commit commit)
      throws Throwable {
    if (loss == Loss.BEFORE) {
      connection.rollback();
      throw failure.get();
    }
    Object result = commit.run();
    if (loss == Loss.AFTER) {
      throw failure.get();
    }
    return result;
  }

  private interface Commit {
    Object run() throws Throwable;
  }

  private interface Call {
    Object on(Method method, Object[] args) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> {
              try {
                return call.on(method, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
