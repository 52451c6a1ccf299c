package org.wxapplogin.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A receiver of webhooks on loopback: keeps every call that came and answers as it is told to. It
 * speaks HTTP over plain sockets, so that it can answer badly.
 */
public final class TestReceiver implements AutoCloseable {
  private static final int BACKLOG = 200;

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile ServerSocket server =
      new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
  private volatile Behaviour behaviour = status(200);

  /**
   * A call as it came.
   *
   * @param headers by their names in lower case
   */
  public record Call(String line, Map<String, String> headers, String body) {
    /** Whether one of the signatures is right: written after the specification, not after ours. */
    public boolean isSignedWith(String secret) {
      try {
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed = headers.get("webhook-id") + "." + headers.get("webhook-timestamp");
        byte[] expected = mac.doFinal((signed + "." + body).getBytes(UTF_8));
        for (String one : headers.get("webhook-signature").split(" ")) {
          String[] parts = one.split(",", 2);
          if (parts[0].equals("v1")
              && MessageDigest.isEqual(expected, Base64.getDecoder().decode(parts[1]))) {
            return true;
          }
        }
        return false;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** How it answers a call; the connection stays open unless this throws. */
  public interface Behaviour {
    void answer(Call call, OutputStream out) throws IOException, InterruptedException;
  }

  public TestReceiver() throws IOException {
    start(this::accept);
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/hook");
  }

  /** Answers so from now on. */
  public TestReceiver answers(Behaviour next) {
    behaviour = next;
    return this;
  }

  /** Every call that came so far, in the order in which they were complete. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /** How many connections were opened. */
  public int connections() {
    return connections.get();
  }

  /** Answers with this status and no body. */
  public static Behaviour status(int status, String... headers) {
    return (call, out) -> out.write(reply(status, "", headers));
  }

  /** Never answers. */
  public Behaviour hang() {
    return (call, out) -> {
      closed.await();
      throw new IOException("closed");
    };
  }

  /** Closes the connection instead of an answer. */
  public static Behaviour breaksOff() {
    return (call, out) -> {
      throw new IOException("as told");
    };
  }

  /** Sends {@code head} and then one byte after the other for ever. */
  public Behaviour trickle(String head) {
    return (call, out) -> {
      out.write(head.getBytes(ISO_8859_1));
      while (!closed.await(20, TimeUnit.MILLISECONDS)) {
        out.write('a');
        out.flush();
      }
      throw new IOException("closed");
    };
  }

  /** An answer with a body of that length. */
  public static Behaviour huge(long bytes) {
    return (call, out) -> {
      out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + bytes + "\r\n\r\n").getBytes(ISO_8859_1));
      byte[] some = new byte[64 * 1024];
      for (long left = bytes; left > 0; left -= some.length) {
        out.write(some, 0, (int) Math.min(some.length, left));
      }
    };
  }

  private static byte[] reply(int status, String body, String... headers) {
    StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " x\r\n");
    for (int i = 0; i < headers.length; i += 2) {
      text.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
    }
    return text.append("Content-Length: ")
        .append(body.length())
        .append("\r\n\r\n")
        .append(body)
        .toString()
        .getBytes(ISO_8859_1);
  }

  /** From now on nobody listens at its address. */
  public void goAway() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  /** Listens again where it did. */
  public void comeBack() throws IOException {
    server = new ServerSocket(server.getLocalPort(), BACKLOG, server.getInetAddress());
    start(this::accept);
  }

  private void accept() {
    ServerSocket own = server;
    try {
      while (true) {
        Socket socket = own.accept();
        connections.incrementAndGet();
        open.add(socket);
        start(() -> serve(socket));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      while (true) {
        Call call = read(in);
        calls.add(call);
        behaviour.answer(call, socket.getOutputStream());
        socket.getOutputStream().flush();
      }
    } catch (IOException e) {
      // the other side has closed, or this was told to
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  private static Call read(InputStream in) throws IOException {
    String line = line(in);
    Map<String, String> headers = new TreeMap<>();
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String[] parts = header.split(": *", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
    }
    byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    return new Call(line, headers, new String(body, UTF_8));
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int sign = in.read(); sign != '\n'; sign = in.read()) {
      if (sign < 0) {
        throw new IOException("closed");
      }
      line.write(sign);
    }
    return line.toString(ISO_8859_1).strip();
  }

  private void start(Runnable task) {
    Thread thread = new Thread(task, "test-receiver");
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    closed.countDown();
    goAway();
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
