package org.wxapplogin.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The ports of the sandbox, and what to say if another program has them. */
final class Ports {
  static final String APP_OPTION = "-Dport";
  static final String FAKE_OPTION = "-Dsandbox.port";

  private Ports() {}

  static void requireFree(int port, String whose, String option) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw inUse(port, whose, option);
    }
  }

  static SandboxException inUse(int port, String whose, String option) {
    return new SandboxException(
        "Port "
            + port
            + ", meant for "
            + whose
            + ", is in use. Stop the program that has it, or choose another port: "
            + option
            + "="
            + (port + 100));
  }
}
