package org.wxapplogin.sandbox.wechat.quick;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A caller's connection, on which one request follows the other. */
final class QuickConnection {
  private static final int MOST = 8 * 1024;

  private final SocketChannel channel;
  private final ByteBuffer in = ByteBuffer.allocateDirect(MOST);
  private final byte[] request = new byte[MOST];
  private int length;
  private long dueAt;

  QuickConnection(SocketChannel channel) throws IOException {
    this.channel = channel;
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
  }

  /** Reads what has come: true if it is a whole request, which has no body. */
  boolean hasRequest() {
    try {
      if (channel.read(in) < 0 || !in.hasRemaining()) {
        channel.close();
        return false;
      }
      length = in.position();
      in.get(0, request, 0, length);
      return length > 3
          && request[length - 1] == '\n'
          && request[length - 2] == '\r'
          && request[length - 3] == '\n';
    } catch (IOException e) {
      close();
      return false;
    }
  }

  void waitUntil(long nanos) {
    dueAt = nanos;
  }

  /** As {@link System#nanoTime} tells it. */
  long dueAt() {
    return dueAt;
  }

  /** Answers the request; nothing happens if the caller has left. */
  void answer(QuickAnswers answers) {
    in.clear();
    try {
      ByteBuffer reply = answers.to(request, length);
      while (reply.hasRemaining()) {
        channel.write(reply);
      }
    } catch (IOException e) {
      close();
    }
  }

  private void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // It is as closed as it can be.
    }
  }
}
