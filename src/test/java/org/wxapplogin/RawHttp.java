package org.wxapplogin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * One connection over which a test sends whatever bytes it likes, where an HTTP client would refuse
 * or mend them. Not thread-safe.
 */
public final class RawHttp implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 60_000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  /** To a port of this machine. */
  public RawHttp(int port) throws IOException {
    this(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  /**
   * To a port of this machine.
   *
   * @param patience how long each read waits
   */
  public RawHttp(int port, Duration patience) throws IOException {
    this(port);
    socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
  }

  /**
   * @param socket connected; closed with this
   */
  public RawHttp(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  /**
   * A reply as it came.
   *
   * @param head the status line and the headers
   */
  public record Reply(int status, String head, String body) {
    /** Empty if there is no such header. */
    public Optional<String> header(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return head.lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
          .map(line -> line.substring(start.length()).strip())
          .findFirst();
    }

    /** Whether the server sends nothing more on this connection. */
    public boolean closes() {
      return header("Connection").filter("close"::equalsIgnoreCase).isPresent();
    }
  }

  /** Opens a connection, sends all of {@code request} and waits for the reply. */
  public static Optional<Reply> ask(int port, String request) throws IOException {
    try (RawHttp http = new RawHttp(port)) {
      http.send(request);
      return http.reply(request.startsWith("HEAD "));
    }
  }

  /** A GET of a path exactly as it stands here. */
  public static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  /** Sends text, a character as a byte; false if the server has closed the connection. */
  public boolean send(String text) {
    return send(text.getBytes(ISO_8859_1));
  }

  /** The same of bytes. */
  public boolean send(byte[] bytes) {
    try {
      out.write(bytes);
      out.flush();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Says that nothing more will be sent; the reply can still come. */
  public void endSending() throws IOException {
    socket.shutdownOutput();
  }

  /** Whether something of a reply has arrived. */
  public boolean hasReply() throws IOException {
    return in.available() > 0;
  }

  /**
   * Waits for the next reply, leaving out those that are only preliminary; empty if the server
   * closes the connection without one.
   *
   * @param headOnly whether the request was a HEAD, whose reply has no body
   * @throws java.net.SocketTimeoutException if there is neither for a minute
   */
  public Optional<Reply> reply(boolean headOnly) throws IOException {
    Optional<Reply> reply;
    do {
      reply = nextReply(headOnly);
    } while (reply.isPresent() && reply.get().status() < 200);
    return reply;
  }

  private Optional<Reply> nextReply(boolean headOnly) throws IOException {
    String head = readHead();
    if (!head.startsWith("HTTP/1.")) {
      return Optional.empty();
    }
    int status = Integer.parseInt(head.substring(9, 12));
    Reply reply = new Reply(status, head, "");
    boolean empty = headOnly || status < 200 || status == 204 || status == 304;
    return Optional.of(empty ? reply : new Reply(status, head, readBody(reply)));
  }

  private String readHead() throws IOException {
    StringBuilder head = new StringBuilder(512);
    int last = read();
    while (last >= 0 && (head.length() < 4 || !endsBlank(head))) {
      head.append((char) last);
      if (endsBlank(head)) {
        return head.toString();
      }
      last = read();
    }
    return head.toString();
  }

  private static boolean endsBlank(StringBuilder text) {
    int end = text.length();
    return end >= 4
        && text.charAt(end - 1) == '\n'
        && text.charAt(end - 2) == '\r'
        && text.charAt(end - 3) == '\n';
  }

  private String readBody(Reply reply) throws IOException {
    Optional<String> length = reply.header("Content-Length");
    if (length.isPresent()) {
      return new String(in.readNBytes(Integer.parseInt(length.get())), ISO_8859_1);
    }
    return reply.header("Transfer-Encoding").isPresent() ? readChunks() : readRest();
  }

  private String readChunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size = Integer.parseInt(readLine(), 16);
    while (size > 0) {
      body.write(in.readNBytes(size));
      readLine();
      size = Integer.parseInt(readLine(), 16);
    }
    readLine();
    return body.toString(ISO_8859_1);
  }

  private String readRest() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int next = read(); next >= 0; next = read()) {
      body.write(next);
    }
    return body.toString(ISO_8859_1);
  }

  private String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = read(); next >= 0 && next != '\n'; next = read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  /** A connection that is reset counts as one that is closed. */
  private int read() throws IOException {
    try {
      return in.read();
    } catch (java.net.SocketTimeoutException e) {
      throw e;
    } catch (IOException reset) {
      return -1;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
