package org.wxapplogin.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts that a JDBC URL of Connector/J names, as URLs of one host each.
 *
 * @param way what stands before the hosts, such as {@code replication:}; empty for one after the
 *     other
 * @param urls in the order of the URL; never empty
 */
record HostUrls(String way, List<String> urls) {
  private static final Pattern URL = Pattern.compile("jdbc:mysql:([^/]*)//([^/?]*)(.*)");

  private static final String BALANCED = "loadbalance:";

  /** Empty if the URL is another driver's. */
  static Optional<HostUrls> of(String url) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      return Optional.empty();
    }
    List<String> urls =
        split(parts.group(2)).stream()
            .map(host -> "jdbc:mysql://" + host + parts.group(3))
            .toList();
    return Optional.of(new HostUrls(parts.group(1), urls));
  }

  boolean areBalanced() {
    return way.equals(BALANCED);
  }

  boolean areOneAfterTheOther() {
    return way.isEmpty();
  }

  boolean areSeveral() {
    return urls.size() > 1;
  }

  /** At the commas; but not at those within the properties of one host. */
  private static List<String> split(String hosts) {
    List<String> found = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < hosts.length(); i++) {
      switch (hosts.charAt(i)) {
        case '(', '[' -> depth++;
        case ')', ']' -> depth--;
        case ',' -> {
          if (depth == 0) {
            found.add(hosts.substring(start, i).strip());
            start = i + 1;
          }
        }
        default -> {}
      }
    }
    found.add(hosts.substring(start).strip());
    return found;
  }
}
