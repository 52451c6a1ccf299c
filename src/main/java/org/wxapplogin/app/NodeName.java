package org.wxapplogin.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** What this node is called among the others. */
final class NodeName {
  private static final int MAX_MACHINE = 64;
  private static final int MAX_HOST = 23;
  private static final int START_CHARS = 6;

  private NodeName() {}

  /**
   * The name of its machine, and something that tells one start from another.
   *
   * @param start unique to this start; its first characters are used
   */
  static String of(String start) {
    String host =
        Optional.ofNullable(System.getenv("HOSTNAME"))
            .orElseGet(NodeName::machine)
            .split("\\.")[0]
            .replaceAll("[^A-Za-z0-9_-]", "");
    String cut = host.substring(0, Math.min(MAX_HOST, host.length()));
    return (cut.isEmpty() ? "node" : cut) + "-" + start.substring(0, START_CHARS);
  }

  /** What the machine calls itself, cut to 64 characters; empty if it has no name. */
  static String machine() {
    try {
      String name = InetAddress.getLocalHost().getHostName();
      return name.substring(0, Math.min(MAX_MACHINE, name.length()));
    } catch (UnknownHostException e) {
      return "";
    }
  }
}
