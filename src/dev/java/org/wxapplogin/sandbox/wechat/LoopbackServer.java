package org.wxapplogin.sandbox.wechat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * HTTP/1.1 on loopback, with a thread for each connection. Written by hand, because a good server
 * library has no way to drip, hang or reset.
 */
final class LoopbackServer implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final ServerSocket listener;
  private final Handler handler;
  private final Set<LoopbackConnection> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private LoopbackServer(ServerSocket listener, Handler handler) {
    this.listener = listener;
    this.handler = handler;
  }

  /**
   * @param port 0 for any that is free
   * @throws java.net.BindException if the port is in use
   */
  static LoopbackServer start(int port, Handler handler) throws IOException {
    ServerSocket listener = new ServerSocket();
    try {
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    } catch (IOException e) {
      listener.close();
      throw e;
    }
    LoopbackServer server = new LoopbackServer(listener, handler);
    daemon("fake-wechat", server::accept);
    return server;
  }

  int port() {
    return listener.getLocalPort();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** Ends every connection, whatever it is waiting for. */
  @Override
  public void close() throws IOException {
    closed = true;
    listener.close();
    open.forEach(LoopbackConnection::close);
  }

  private void accept() {
    while (!closed) {
      try {
        Socket socket = listener.accept();
        LoopbackConnection connection = new LoopbackConnection(socket, handler);
        open.add(connection);
        daemon(
            "fake-wechat-connection",
            () -> {
              connection.run();
              open.remove(connection);
            });
        if (closed) {
          connection.close(); // it came in while the others were being ended
        }
      } catch (IOException e) {
        // The listener was closed, or a caller went away before it was accepted.
      }
    }
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
