package org.wxapplogin.sandbox.wechat.quick;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Exchanges codes over kept-alive connections on loopback, with one thread for all of them, however
 * long it has each wait. A code is an openid, a hyphen and whatever makes it another code; it may
 * be used more than once. It is a process of its own: it prints its port, and then takes lines of
 * {@link #main}.
 */
public final class QuickWechat {
  private static final int BACKLOG = 1024;

  private final Selector selector;
  private final ServerSocketChannel listener;
  private final Queue<String> orders = new ConcurrentLinkedQueue<>();
  private final Queue<QuickConnection> waiting = new ArrayDeque<>();
  private final QuickAnswers answers = new QuickAnswers();
  private long delayNanos;
  private boolean hanging;

  private QuickWechat() throws IOException {
    selector = Selector.open();
    listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    listener.configureBlocking(false);
    listener.register(selector, SelectionKey.OP_ACCEPT);
  }

  /**
   * Takes orders from its input and ends with it: {@code delay 50} has each call wait for 50 ms,
   * {@code hang} has it wait until the next {@code delay}, {@code keys} gives everybody another
   * session_key. Each is confirmed by a line.
   */
  public static void main(String... arguments) throws IOException {
    PrintStream out = System.out;
    QuickWechat wechat = new QuickWechat();
    Thread reader = new Thread(() -> wechat.readOrders(), "orders");
    reader.setDaemon(true);
    reader.start();
    out.println(wechat.listener.socket().getLocalPort());
    wechat.serve(out);
  }

  private void readOrders() {
    try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        give(line);
      }
    } catch (IOException e) {
      // As at the end of the input.
    }
    give("end");
  }

  private void give(String order) {
    orders.add(order);
    selector.wakeup();
  }

  private void serve(PrintStream out) throws IOException {
    boolean more = true;
    while (more) {
      select();
      for (SelectionKey key : selector.selectedKeys()) {
        if (key.isAcceptable()) {
          accept();
        } else {
          read((QuickConnection) key.attachment());
        }
      }
      selector.selectedKeys().clear();
      answerDue();
      for (String order = orders.poll(); order != null; order = orders.poll()) {
        more &= !order.equals("end");
        obey(order);
        out.println(order);
      }
    }
  }

  /** Until there is something to read, to answer or to obey. */
  private void select() throws IOException {
    if (hanging || waiting.isEmpty()) {
      selector.select();
      return;
    }
    long left = waiting.peek().dueAt() - System.nanoTime();
    if (left <= 0) {
      selector.selectNow();
    } else {
      selector.select(Math.max(1, left / 1_000_000));
    }
  }

  private void obey(String order) {
    hanging = order.equals("hang");
    if (order.startsWith("delay ")) {
      delayNanos = Long.parseLong(order.substring("delay ".length())) * 1_000_000;
    } else if (order.equals("keys")) {
      answers.changeKeys();
    }
  }

  private void accept() throws IOException {
    for (SocketChannel channel = listener.accept(); channel != null; channel = listener.accept()) {
      QuickConnection connection = new QuickConnection(channel);
      channel.register(selector, SelectionKey.OP_READ, connection);
    }
  }

  private void read(QuickConnection connection) {
    if (!connection.hasRequest()) {
      return;
    }
    if (hanging || delayNanos > 0) {
      connection.waitUntil(System.nanoTime() + delayNanos);
      waiting.add(connection);
    } else {
      connection.answer(answers);
    }
  }

  /** All wait equally long, so whoever came first is due first. */
  private void answerDue() {
    while (!hanging && !waiting.isEmpty() && waiting.peek().dueAt() - System.nanoTime() <= 0) {
      waiting.remove().answer(answers);
    }
  }
}
