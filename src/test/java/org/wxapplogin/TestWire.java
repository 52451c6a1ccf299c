package org.wxapplogin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A way to a server that can be made to swallow all that is sent, as a network does from which a
 * host has vanished: nobody refuses, nobody answers.
 */
public final class TestWire implements AutoCloseable {
  private final InetSocketAddress server;
  private final ServerSocket listener;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final Set<Socket> swallowed = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  public TestWire(String host, int port) {
    server = new InetSocketAddress(host, port);
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** From now on nothing comes through; connections stay up, and new ones are taken. */
  public void cut() {
    cut = true;
  }

  /** On how many connections something was sent into the void. */
  public int swallowed() {
    return swallowed.size();
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listener.accept();
      sockets.add(client);
      if (cut) {
        swallowed.add(client);
        continue;
      }
      Socket onward = new Socket();
      sockets.add(onward);
      run(() -> join(client, onward));
    }
  }

  private void join(Socket client, Socket onward) throws IOException {
    try {
      onward.connect(server);
    } catch (IOException e) {
      client.close();
      return;
    }
    run(() -> pump(client, onward, true));
    run(() -> pump(onward, client, false));
  }

  /** Whichever end is closed, the other is too. */
  private void pump(Socket from, Socket to, boolean counted) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (!cut) {
          out.write(buffer, 0, n);
        } else if (counted) {
          swallowed.add(from);
        }
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void run(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // One side has gone, and its thread with it.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
