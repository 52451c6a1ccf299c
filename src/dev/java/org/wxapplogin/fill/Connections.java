package org.wxapplogin.fill;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.wxapplogin.config.DatabaseSettings;

/** Connections to the database that is filled, without a time limit for statements. */
final class Connections {
  private final String url;
  private final Properties properties = new Properties();

  Connections(DatabaseSettings settings) {
    this.url = settings.url();
    properties.setProperty("user", settings.user());
    properties.setProperty("password", settings.password().reveal());
    // Needed for LOAD DATA LOCAL. The driver sends the stream it is given and opens no file.
    properties.setProperty("allowLoadLocalInfile", "true");
    properties.setProperty("characterEncoding", "UTF-8");
  }

  Connection open() throws SQLException {
    return DriverManager.getConnection(url, properties);
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Whether the first column of the first row is other than 0. */
  boolean flag(String sql) throws SQLException {
    return !text(sql, 1).matches("0?");
  }

  /** A column of the first row; "" if there is no row. */
  String text(String sql, int column) throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(column)) : "";
    }
  }

  /** The first column of each row. */
  List<String> texts(String sql) throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  /** Such as {@code 11.4.5-MariaDB}. */
  String version() throws SQLException {
    return text("SELECT VERSION()", 1);
  }

  /** Whether LOAD DATA LOCAL is allowed; MySQL 8 does not unless its operator says so. */
  boolean allowsLoadData() throws SQLException {
    return flag("SELECT @@GLOBAL.local_infile");
  }
}
