package org.wxapplogin.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * What this node is called among the others: its machine, and something that tells starts apart.
 */
final class NodeName {
  private static final int MAX_HOST = 23;

  private NodeName() {}

  /**
   * @param start unique to this start; its first signs are used
   */
  static String of(String start) {
    String host =
        Optional.ofNullable(System.getenv("HOSTNAME"))
            .orElseGet(NodeName::hostName)
            .split("\\.")[0]
            .replaceAll("[^A-Za-z0-9_-]", "");
    String cut = host.length() > MAX_HOST ? host.substring(0, MAX_HOST) : host;
    return (cut.isEmpty() ? "node" : cut) + "-" + start.substring(0, 6);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "";
    }
  }
}
