package org.wxapplogin;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/**
 * A DataSource whose statements a test can count and hold up: something happens just before a
 * statement is sent, or once all of its answer has been read.
 */
public final class WatchedDataSource {
  private final DataSource real;
  private final List<String> statements = new CopyOnWriteArrayList<>();
  private final AtomicReference<Watch> watch = new AtomicReference<>(Watch.NONE);

  public WatchedDataSource(DataSource real) {
    this.real = real;
  }

  /** When it happens. */
  public enum Point {
    BEFORE,
    AFTER
  }

  /** What happens, with the connection at hand; it may fail as the database does. */
  public interface Event {
    void happen(Connection connection) throws SQLException;
  }

  private record Watch(String sql, Point point, Event event) {
    static final Watch NONE = new Watch("", Point.BEFORE, connection -> {});

    boolean isFor(String statement, Point now) {
      return this != NONE && point == now && statement.contains(sql);
    }
  }

  /** Once, with the next statement that contains {@code sql}. */
  public void once(String sql, Point point, Event event) {
    watch.set(new Watch(sql, point, event));
  }

  /** All statements so far, in their order; what begins and ends transactions is none. */
  public List<String> statements() {
    return List.copyOf(statements);
  }

  public DataSource dataSource() {
    return proxy(
        DataSource.class,
        real,
        (name, args, result) -> result instanceof Connection c ? watched(c) : result);
  }

  private Connection watched(Connection connection) {
    return proxy(
        Connection.class,
        connection,
        (name, args, result) -> {
          if (result instanceof PreparedStatement statement) {
            String sql = (String) args[0];
            statements.add(sql);
            happen(sql, Point.BEFORE, connection);
            return watched(statement, sql, connection);
          }
          return result;
        });
  }

  private PreparedStatement watched(
      PreparedStatement statement, String sql, Connection connection) {
    return proxy(
        PreparedStatement.class,
        statement,
        (name, args, result) -> {
          if (name.equals("close")) {
            happen(sql, Point.AFTER, connection);
          }
          return result;
        });
  }

  private void happen(String sql, Point point, Connection connection) throws SQLException {
    Watch armed = watch.get();
    if (armed.isFor(sql, point) && watch.compareAndSet(armed, Watch.NONE)) {
      armed.event().happen(connection);
    }
  }

  private interface After {
    Object change(String name, Object[] args, Object result) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, T target, After after) {
    return type.cast(
        Proxy.newProxyInstance(
            WatchedDataSource.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) -> {
              try {
                return after.change(method.getName(), args, method.invoke(target, args));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
