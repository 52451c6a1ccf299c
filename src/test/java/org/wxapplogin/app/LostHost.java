package org.wxapplogin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** A host of a database that is lost: whoever connects is sent away, and counted. */
final class LostHost implements AutoCloseable {
  private final ServerSocket door;
  private final Thread porter = new Thread(this::sendAway, "lost-host");
  private final AtomicInteger tries = new AtomicInteger();

  LostHost() {
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    porter.start();
  }

  private void sendAway() {
    while (!door.isClosed()) {
      try {
        door.accept().close();
        tries.incrementAndGet();
      } catch (IOException e) {
        // closed, or the caller has gone already
      }
    }
  }

  /** As a URL names it. */
  String host() {
    return "127.0.0.1:" + door.getLocalPort();
  }

  /** How often somebody has tried it. */
  int tries() {
    return tries.get();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    door.close();
    porter.join();
  }
}
