package org.wxapplogin.fill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Some thousand rows of a table as text: for LOAD DATA, which is quickest, or as the values of
 * INSERT statements where the server does not allow that. Values are added in the order of the
 * table's columns.
 */
final class RowBatch {
  private static final int ROWS_OF_AN_INSERT = 500;

  private final Table table;
  private final boolean load;
  private final StringBuilder text = new StringBuilder(1 << 16);
  private final List<String> inserts = new ArrayList<>();
  private int rows;
  private boolean atRowStart = true;

  /**
   * @param load whether the server takes LOAD DATA LOCAL
   */
  RowBatch(Table table, boolean load) {
    this.table = table;
    this.load = load;
  }

  int size() {
    return rows;
  }

  RowBatch add(long number) {
    next().append(number);
    return this;
  }

  RowBatch add(String value) {
    StringBuilder to = next();
    if (!load) {
      to.append('\'');
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> to.append("\\\\");
        case '\t' -> to.append("\\t");
        case '\n' -> to.append("\\n");
        case '\'' -> to.append(load ? "'" : "''");
        default -> to.append(c);
      }
    }
    if (!load) {
      to.append('\'');
    }
    return this;
  }

  RowBatch add(byte[] bytes) {
    StringBuilder to = next();
    String hex = HexFormat.of().formatHex(bytes);
    if (load) {
      to.append(hex);
    } else {
      to.append("X'").append(hex).append('\'');
    }
    return this;
  }

  RowBatch addNull() {
    next().append(load ? "\\N" : "NULL");
    return this;
  }

  RowBatch add(Optional<String> value) {
    return value.isPresent() ? add(value.get()) : addNull();
  }

  void endRow() {
    rows++;
    atRowStart = true;
    if (load) {
      text.append('\n');
    } else {
      text.append(')');
      if (rows % ROWS_OF_AN_INSERT == 0) {
        cutInsert();
      }
    }
  }

  /**
   * Writes all rows.
   *
   * @throws SQLException also if the server changed or left out a value, of which LOAD DATA only
   *     warns
   */
  void write(Statement statement) throws SQLException {
    statement.setEscapeProcessing(false);
    if (!load) {
      cutInsert();
      for (String insert : inserts) {
        statement.executeUpdate(insert);
      }
      return;
    }
    InputStream stream = new ByteArrayInputStream(text.toString().getBytes(UTF_8));
    statement.unwrap(com.mysql.cj.jdbc.JdbcStatement.class).setLocalInfileInputStream(stream);
    int written = statement.executeUpdate(table.loadData());
    if (written != rows || statement.getWarnings() != null) {
      throw new SQLException(
          table.name() + " took " + written + " of " + rows + " rows", statement.getWarnings());
    }
  }

  private StringBuilder next() {
    if (atRowStart) {
      atRowStart = false;
      if (!load) {
        text.append(text.isEmpty() ? table.insert() : ",").append('(');
      }
    } else {
      text.append(load ? '\t' : ',');
    }
    return text;
  }

  private void cutInsert() {
    if (!text.isEmpty()) {
      inserts.add(text.toString());
      text.setLength(0);
    }
  }
}
