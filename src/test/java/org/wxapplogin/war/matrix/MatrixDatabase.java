package org.wxapplogin.war.matrix;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wxapplogin.war.trial.DatabaseAddress;

/**
 * A database that runs, of one host or several.
 *
 * @param name how it is called in the table, with its exact version
 * @param scheme how the server's {@code db.url} begins
 * @param hosts with an account that may do everything
 */
record MatrixDatabase(String name, String scheme, List<DatabaseAddress> hosts) {
  private static final Pattern GIVEN =
      Pattern.compile("([^=]+)=(jdbc:mysql:(?:[a-z]+:)?//)([^/]+)/(\\?.*)");

  /** Of {@code NAME=jdbc:mysql://host:port,host:port/?user=…&password=…}; asks for its version. */
  static MatrixDatabase given(String option) throws SQLException {
    Matcher matcher = GIVEN.matcher(option);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "not NAME=jdbc:mysql://host:port/?user=…&password=…: " + option.replaceAll("=.*", ""));
    }
    List<DatabaseAddress> hosts =
        Stream.of(matcher.group(3).split(","))
            .map(host -> DatabaseAddress.of("jdbc:mysql://" + host + "/" + matcher.group(4)))
            .toList();
    return of(matcher.group(1), matcher.group(2), hosts);
  }

  /** The same of hosts that are known. A name with a digit in it has its version already. */
  static MatrixDatabase of(String name, String scheme, List<DatabaseAddress> hosts)
      throws SQLException {
    try (Connection connection = hosts.get(0).connect("");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT VERSION()")) {
      row.next();
      String version = row.getString(1).replaceAll("-.*", "");
      boolean named = name.matches(".*\\d.*");
      return new MatrixDatabase(named ? name : name + " " + version, scheme, hosts);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
