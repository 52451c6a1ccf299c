package org.wxapplogin.war.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.wxapplogin.sandbox.host.Ports;

/** A line to a server on which each answer takes its time: the requests are passed on at once. */
final class SlowLine implements AutoCloseable {
  private static final int BUFFER = 1 << 14;

  private final int to;
  private final Duration delay;
  private final ServerSocket entry;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /**
   * @param to the port of a server on this machine
   * @param delay of what the server sends
   */
  SlowLine(int to, Duration delay) throws IOException {
    this.to = to;
    this.delay = delay;
    this.entry = new ServerSocket(Ports.free(), 100, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  int port() {
    return entry.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket in = entry.accept();
        Socket out = new Socket(InetAddress.getLoopbackAddress(), to);
        sockets.add(in);
        sockets.add(out);
        threads.execute(() -> pass(in, out, Duration.ZERO));
        threads.execute(() -> pass(out, in, delay));
      }
    } catch (IOException closed) {
      close();
    }
  }

  private void pass(Socket from, Socket target, Duration wait) {
    byte[] buffer = new byte[BUFFER];
    try (from;
        target) {
      InputStream in = from.getInputStream();
      OutputStream out = target.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        Thread.sleep(wait.toMillis());
        out.write(buffer, 0, read);
      }
    } catch (IOException ended) {
      // Both ends are closed.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.remove(from);
      sockets.remove(target);
    }
  }

  @Override
  public void close() {
    try {
      entry.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      // It is closed already.
    }
    threads.shutdownNow();
  }
}
