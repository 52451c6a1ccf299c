package org.wxapplogin.load.process;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A database that runs already, for tests only: a schema of it is made anew.
 *
 * @param urls for the first node, the second and so on, beginning again after the last; such as
 *     {@code jdbc:mysql://host:port/?user=…&password=…}, also with several hosts
 * @param pids its processes on this machine, to see what they use; may be empty
 */
public record GivenDatabase(List<String> urls, List<Long> pids) {
  private static final Pattern URL =
      Pattern.compile(
          "(jdbc:mysql:(?:loadbalance:)?//)([^/?]+)/[^?]*\\?((?:.*&)?user=.*&password=.*|(?:.*&)?password=.*&user=.*)");

  /** Whether a text is such a URL. */
  public static boolean isUrl(String url) {
    return URL.matcher(url).matches();
  }

  /** The same hosts and parameters, but for the account, with a schema. */
  static String withSchema(String url, String schema) {
    Matcher matcher = matcher(url);
    return matcher.group(1) + matcher.group(2) + "/" + schema + "?" + parameters(matcher);
  }

  /** Each of the hosts by itself, with no schema and no variable of a cluster. */
  static Stream<String> hosts(String url) {
    Matcher matcher = matcher(url);
    String parameters =
        Stream.of(parameters(matcher).split("&"))
            .filter(parameter -> !parameter.startsWith("sessionVariables="))
            .collect(Collectors.joining("&"));
    return Stream.of(matcher.group(2).split(","))
        .map(host -> "jdbc:mysql://" + host + "/?" + parameters);
  }

  static String user(String url) {
    return parameter(url, "user");
  }

  static String password(String url) {
    return parameter(url, "password");
  }

  private static String parameter(String url, String name) {
    return url.replaceAll(".*[?&]" + name + "=([^&]*).*", "$1");
  }

  private static String parameters(Matcher matcher) {
    return Stream.of(matcher.group(3).split("&"))
        .filter(part -> !part.startsWith("user=") && !part.startsWith("password="))
        .collect(Collectors.joining("&"));
  }

  private static Matcher matcher(String url) {
    Matcher matcher = URL.matcher(url);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a URL of a database with user and password");
    }
    return matcher;
  }
}
