package org.wxapplogin.load.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.wxapplogin.load.client.Traffic.Exchange;

/** A kept-alive connection that has at most one request under way. */
final class Connection implements AutoCloseable {
  private static final int MOST = 16 * 1024;
  private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(ISO_8859_1);
  private static final byte[] LENGTH = "\r\nContent-Length: ".getBytes(ISO_8859_1);
  private static final byte[] GOOD = "HTTP/1.1 200".getBytes(ISO_8859_1);

  private final SocketChannel channel;
  private final ByteBuffer out = ByteBuffer.allocateDirect(MOST);
  private final ByteBuffer in = ByteBuffer.allocateDirect(MOST);
  private final byte[] bytes = new byte[MOST];
  private final Answer answer = new Answer();
  private Exchange exchange;
  private long plannedAt;

  private Connection(SocketChannel channel) {
    this.channel = channel;
  }

  static Connection open(int port, Selector selector) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    Connection connection = new Connection(channel);
    channel.register(selector, SelectionKey.OP_READ, connection);
    return connection;
  }

  /**
   * Sends a request.
   *
   * @param plannedAt when it should have been sent, as {@link System#nanoTime} tells it: its
   *     latency counts from then
   */
  void send(Exchange next, long plannedAt) throws IOException {
    this.exchange = next;
    this.plannedAt = plannedAt;
    in.clear();
    out.clear();
    out.put(next.request()).flip();
    while (out.hasRemaining()) {
      channel.write(out);
    }
  }

  long plannedAt() {
    return plannedAt;
  }

  /** Reads what has come; whether the answer is whole now. */
  boolean isAnswered() throws IOException {
    int before = in.position();
    if (channel.read(in) < 0) {
      throw new EOFException("the server closed a connection");
    }
    int end = in.position();
    in.get(before, bytes, before, end - before);
    int body = Texts.after(bytes, 0, end, END_OF_HEAD);
    if (body < 0) {
      return false;
    }
    answer.over(bytes, 0, body);
    long length = answer.numberAfter(LENGTH);
    if (length < 0 || body + length > MOST) {
      throw new IOException("an answer whose length is not known: " + answer);
    }
    answer.over(bytes, body, end);
    return end >= body + length;
  }

  /** Of an answer that is whole: empty if it is right, else what is wrong with it. */
  Optional<String> judge() {
    return Texts.after(bytes, 0, GOOD.length, GOOD) < 0
        ? Optional.of(new String(bytes, 0, in.position(), ISO_8859_1))
        : exchange.judge(answer);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
