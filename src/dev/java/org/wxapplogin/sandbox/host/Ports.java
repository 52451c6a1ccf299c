package org.wxapplogin.sandbox.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** The ports of the sandbox, and what to say if another program has them. */
public final class Ports {
  public static final String APP_OPTION = "-Dport";
  public static final String FAKE_OPTION = "-Dsandbox.port";

  private Ports() {}

  /**
   * A free port below those that systems give to outgoing connections. Among those, a client that
   * retries while the server is down could be given the server's own port and connect to itself.
   */
  public static int free() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (ServerSocket socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return port;
      } catch (IOException e) {
        // taken: try another
      }
    }
  }

  public static void requireFree(int port, String whose, String option) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw inUse(port, whose, option);
    }
  }

  public static SandboxException inUse(int port, String whose, String option) {
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
