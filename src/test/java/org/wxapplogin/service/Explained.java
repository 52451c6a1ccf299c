package org.wxapplogin.service;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** A data source that asks the server how it would run each SELECT that goes through it. */
public final class Explained {
  private final DataSource real;
  private final List<Step> steps = new ArrayList<>();

  /** One line of a plan. */
  public record Step(String sql, String table, String type, String key, String extra) {
    public boolean readsUsers() {
      return "users".equals(table);
    }
  }

  public Explained(DataSource real) {
    this.real = real;
  }

  /** The plans of what was run since the last time. */
  public List<Step> take() {
    List<Step> taken = List.copyOf(steps);
    steps.clear();
    return taken;
  }

  public DataSource dataSource() {
    return proxy(
        DataSource.class,
        (method, args) -> {
          Object result = call(real, method, args);
          return result instanceof Connection connection ? watched(connection) : result;
        });
  }

  private Connection watched(Connection connection) {
    return proxy(
        Connection.class,
        (method, args) -> {
          Object result = call(connection, method, args);
          return result instanceof PreparedStatement statement
              ? watched(connection, statement, (String) args[0])
              : result;
        });
  }

  private PreparedStatement watched(Connection connection, PreparedStatement real, String sql) {
    Map<Integer, Object> values = new TreeMap<>();
    return proxy(
        PreparedStatement.class,
        (method, args) -> {
          // setString, setLong and their like; setFetchSize has one argument
          if (method.getName().startsWith("set") && args.length == 2) {
            values.put((Integer) args[0], args[1]);
          }
          if (method.getName().matches("execute(Query)?")
              && sql.matches("(?s)\\s*\\(?SELECT[^;]*")) {
            explain(connection, sql, values);
          }
          return call(real, method, args);
        });
  }

  private void explain(Connection connection, String sql, Map<Integer, Object> values)
      throws SQLException {
    try (PreparedStatement explain =
        connection.prepareStatement("EXPLAIN FORMAT=TRADITIONAL " + sql)) {
      for (Map.Entry<Integer, Object> value : values.entrySet()) {
        explain.setObject(value.getKey(), value.getValue());
      }
      try (ResultSet rows = explain.executeQuery()) {
        while (rows.next()) {
          steps.add(
              new Step(
                  sql,
                  rows.getString("table"),
                  rows.getString("type"),
                  rows.getString("key"),
                  String.valueOf(rows.getString("Extra"))));
        }
      }
    }
  }

  private interface Handler {
    Object handle(Method method, Object[] args) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Handler handler) {
    InvocationHandler invocation = (self, method, args) -> handler.handle(method, args);
    return type.cast(
        Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, invocation));
  }

  private static Object call(Object target, Method method, Object[] args) throws Throwable {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
