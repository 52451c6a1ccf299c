package org.wxapplogin.fill;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Drops the keys of a table before it is filled and builds them afterwards, all in one statement:
 * to sort once is many times faster than to insert row by row. The primary key goes too where the
 * rows are written in another order, see {@link Table#writtenInOrder}. The definitions are read
 * from the server and kept in {@link FillState} as the server writes them.
 */
final class TableKeys {
  /** The name is empty for the primary key. */
  private static final Pattern KEY =
      Pattern.compile(
          "(?m)^\\s+((?:PRIMARY |UNIQUE |FULLTEXT |SPATIAL )?KEY (?:`([^`]+)` )?\\(.*?),?$");

  private final Connections connections;
  private final FillState state;

  TableKeys(Connections connections, FillState state) {
    this.connections = connections;
    this.state = state;
  }

  /** Does nothing if they are dropped already. */
  void drop(Table table) throws SQLException {
    Map<String, String> keys = read(table);
    if (keys.isEmpty()) {
      return;
    }
    Map<String, String> all = kept(table);
    all.putAll(keys); // after a broken-off run and a migration, some are dropped and some are there
    state.put(name(table), String.join("\n", all.values()));
    connections.execute(
        "ALTER TABLE "
            + table.name()
            + keys.keySet().stream()
                .map(key -> key.isEmpty() ? " DROP PRIMARY KEY" : " DROP KEY `" + key + "`")
                .collect(Collectors.joining(",")));
  }

  /** Builds those that are missing and returns how many. */
  int build(Table table) throws SQLException {
    Map<String, String> missing = kept(table);
    missing.keySet().removeAll(read(table).keySet());
    if (!missing.isEmpty()) {
      List<String> adds = new ArrayList<>();
      missing.values().forEach(definition -> adds.add(" ADD " + definition));
      try (Connection connection = connections.open();
          Statement statement = connection.createStatement()) {
        sortFaster(statement);
        statement.execute("ALTER TABLE " + table.name() + String.join(",", adds));
      }
    }
    state.remove(name(table)); // a migration may drop a key: it must not come back
    return missing.size();
  }

  /** Lets MySQL sort with more memory and threads; MariaDB does not know these variables. */
  private static void sortFaster(Statement statement) throws SQLException {
    for (String set :
        List.of("innodb_ddl_buffer_size = 268435456", "innodb_parallel_read_threads = 4")) {
      try {
        statement.execute("SET SESSION " + set);
      } catch (SQLException unknown) {
        if (!Optional.ofNullable(unknown.getSQLState()).orElse("").startsWith("HY")) {
          throw unknown;
        }
      }
    }
  }

  private Map<String, String> kept(Table table) throws SQLException {
    return parse(state.get(name(table)).map(text -> text.replaceAll("(?m)^", "  ")).orElse(""));
  }

  /** Those that the table has, without those that it is filled with. */
  private Map<String, String> read(Table table) throws SQLException {
    Map<String, String> keys = parse(connections.text("SHOW CREATE TABLE " + table.name(), 2));
    if (table.writtenInOrder()) {
      keys.remove("");
    }
    return keys;
  }

  /** Definitions by the key's name. */
  private static Map<String, String> parse(String createTable) {
    Map<String, String> keys = new LinkedHashMap<>();
    Matcher matcher = KEY.matcher(createTable);
    while (matcher.find()) {
      keys.put(Optional.ofNullable(matcher.group(2)).orElse(""), matcher.group(1));
    }
    return keys;
  }

  private static String name(Table table) {
    return "keys of " + table.name();
  }
}
