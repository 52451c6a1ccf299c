package org.wxapplogin.sandbox.wechat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One connection of a caller: reads its requests one after the other and delivers the replies. */
final class LoopbackConnection {
  private static final int DRIP_MILLIS = 50;
  private static final int DRIPPED_BYTES = 12_000; // ten minutes of drops

  private final Socket socket;
  private final Handler handler;
  private final CountDownLatch closed = new CountDownLatch(1);

  LoopbackConnection(Socket socket, Handler handler) {
    this.socket = socket;
    this.handler = handler;
  }

  /** Serves until either side has had enough. */
  void run() {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      RequestReader reader = new RequestReader(in, out);
      boolean more = true;
      while (more) {
        Optional<RequestReader.Parsed> next = reader.next();
        if (next.isEmpty()) {
          return;
        }
        RequestReader.Parsed parsed = next.get();
        Reply reply = parsed.fault().orElseGet(() -> handle(parsed.request().orElseThrow()));
        more = parsed.keepAlive() && reply.delivery() == Delivery.WHOLE;
        deliver(reply, more, in, out);
      }
    } catch (IOException e) {
      // The caller went away, or the server was closed: there is nobody to tell.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void close() {
    closed.countDown();
    try {
      socket.close();
    } catch (IOException e) {
      // It is as closed as it can be.
    }
  }

  private Reply handle(Request request) {
    try {
      return handler.handle(request);
    } catch (BadInputException e) {
      return Reply.error(400, e.getMessage());
    } catch (RuntimeException e) {
      return Reply.error(500, "the fake failed: " + e);
    }
  }

  private void deliver(Reply reply, boolean keepAlive, InputStream in, OutputStream out)
      throws IOException, InterruptedException {
    if (reply.delayMillis() > 0 && closed.await(reply.delayMillis(), TimeUnit.MILLISECONDS)) {
      return;
    }
    switch (reply.delivery()) {
      case WHOLE -> {
        byte[] head = head(reply, reply.body().length, keepAlive);
        byte[] all = new byte[head.length + reply.body().length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(reply.body(), 0, all, head.length, reply.body().length);
        out.write(all); // one packet: two would wait for each other's acknowledgement
      }
      case HANG -> untilCallerLeaves(in);
      case HANG_BODY -> {
        out.write(head(reply, Math.max(1, reply.body().length), false));
        untilCallerLeaves(in);
      }
      case DRIP -> {
        out.write(head(reply, DRIPPED_BYTES, false));
        for (int i = 0; i < DRIPPED_BYTES; i++) {
          if (closed.await(DRIP_MILLIS, TimeUnit.MILLISECONDS)) {
            return;
          }
          out.write(i < reply.body().length ? reply.body()[i] : ' ');
        }
      }
      case DRIP_HEADERS -> {
        out.write("HTTP/1.1 200 OK\r\nX-Drip: ".getBytes(US_ASCII));
        while (!closed.await(DRIP_MILLIS, TimeUnit.MILLISECONDS)) {
          out.write('.');
        }
      }
      case RESET -> {
        socket.setSoLinger(true, 0);
        socket.close();
      }
    }
  }

  private static void untilCallerLeaves(InputStream in) throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }

  private static byte[] head(Reply reply, int length, boolean keepAlive) {
    return ("HTTP/1.1 "
            + reply.status()
            + (reply.status() == 200 ? " OK" : " -")
            + "\r\nContent-Type: "
            + reply.contentType()
            + "\r\nContent-Length: "
            + length
            + (keepAlive ? "\r\nConnection: keep-alive\r\n\r\n" : "\r\nConnection: close\r\n\r\n"))
        .getBytes(ISO_8859_1);
  }
}
