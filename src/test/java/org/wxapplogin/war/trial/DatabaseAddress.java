package org.wxapplogin.war.trial;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a server of the database is.
 *
 * @param host with its port
 * @param parameters of the driver, such as {@code sslMode=DISABLED}; may be empty
 */
public record DatabaseAddress(String host, String user, String password, String parameters) {
  private static final Pattern URL = Pattern.compile("jdbc:mysql://([^/,]+)/[^?]*\\?(.*)");

  /** Of {@code jdbc:mysql://host:port/?user=…&password=…}. */
  public static DatabaseAddress of(String url) {
    Matcher matcher = URL.matcher(url);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not jdbc:mysql://host:port/?user=…&password=…: " + url);
    }
    String rest =
        Stream.of(matcher.group(2).split("&"))
            .filter(part -> !part.startsWith("user=") && !part.startsWith("password="))
            .collect(Collectors.joining("&"));
    return new DatabaseAddress(matcher.group(1), part(url, "user"), part(url, "password"), rest);
  }

  private static String part(String url, String name) {
    return url.replaceAll(".*[?&]" + name + "=([^&]*).*", "$1");
  }

  public int port() {
    return host.contains(":") ? Integer.parseInt(host.replaceAll(".*:", "")) : 3306;
  }

  /** A connection to {@code schema}, which may be empty, whose user may do everything. */
  public Connection connect(String schema) throws SQLException {
    String url = url("jdbc:mysql://", List.of(this), schema);
    return DriverManager.getConnection(url, user, password);
  }

  /** The URL of a schema on several servers, with the parameters of the first. */
  public static String url(String scheme, List<DatabaseAddress> all, String schema) {
    String hosts = all.stream().map(DatabaseAddress::host).collect(Collectors.joining(","));
    return scheme + hosts + "/" + schema + "?" + all.get(0).parameters();
  }
}
