package org.wxapplogin.load.client;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.wxapplogin.load.client.Traffic.Exchange;

/**
 * Sends the requests of one run to a server on this machine, from the calling thread. No request is
 * sent twice; a connection that breaks is a fault and is not opened again.
 */
public final class Generator implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long MILLI = 1_000_000;
  private static final long NAP = 50_000;
  private static final int MOST_FAULTS = 5;

  private final int port;
  private final Traffic traffic;
  private final Selector selector;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private final List<Connection> all = new ArrayList<>();
  private final Latencies latencies = new Latencies();
  private final List<String> faults = new ArrayList<>();
  private long faulty;
  private int underWay;
  private boolean exhausted;

  private Generator(int port, Traffic traffic) throws IOException {
    this.port = port;
    this.traffic = traffic;
    this.selector = Selector.open();
  }

  /**
   * A closed loop: each connection sends its next request once the last one is answered.
   *
   * @return what came of it when the time is over, or the traffic, and all is answered
   */
  public static Run closed(int port, Traffic traffic, int connections, Duration length)
      throws IOException {
    try (Generator generator = new Generator(port, traffic)) {
      generator.connect(connections);
      return generator.runClosed(length);
    }
  }

  /**
   * An open loop: requests are sent at fixed times whatever becomes of the earlier ones, and take
   * as long as their answers are late after these times. With all connections in use they wait, and
   * that counts.
   */
  public static Run open(int port, Traffic traffic, int connections, int perSecond, Duration length)
      throws IOException {
    try (Generator generator = new Generator(port, traffic)) {
      generator.connect(connections);
      return generator.runOpen(perSecond, length);
    }
  }

  /** Sends a single request. */
  public static Run one(int port, Traffic traffic) throws IOException {
    try (Generator generator = new Generator(port, traffic)) {
      generator.connect(1);
      long start = System.nanoTime();
      generator.send(start);
      while (generator.isWaiting(System.nanoTime(), start)) {
        generator.receive(100);
      }
      return generator.result(start);
    }
  }

  /** Sends a request on each of so many connections and leaves their answers unread. */
  public static Generator hanging(int port, Traffic traffic, int connections) throws IOException {
    Generator generator = new Generator(port, traffic);
    generator.connect(connections);
    long now = System.nanoTime();
    while (!generator.idle.isEmpty()) {
      generator.send(now);
    }
    return generator;
  }

  /** Waits for the answers of those that hang, whatever they are. */
  public void awaitAll() throws IOException {
    long now = System.nanoTime();
    while (isWaiting(System.nanoTime(), now)) {
      receive(100);
    }
  }

  private void connect(int connections) throws IOException {
    for (int i = 0; i < connections; i++) {
      Connection connection = Connection.open(port, selector);
      all.add(connection);
      idle.add(connection);
    }
  }

  private Run runClosed(Duration length) throws IOException {
    long start = System.nanoTime();
    long end = start + length.toNanos();
    long now = start;
    while (now - end < 0 || isWaiting(now, end)) {
      while (now - end < 0 && !idle.isEmpty() && !exhausted) {
        send(now);
      }
      if (underWay == 0 && (exhausted || idle.isEmpty())) {
        break;
      }
      receive(100);
      now = System.nanoTime();
    }
    return result(start);
  }

  private Run runOpen(int perSecond, Duration length) throws IOException {
    long start = System.nanoTime();
    long gap = 1_000_000_000L / perSecond;
    long count = length.toNanos() / gap;
    long end = start + length.toNanos();
    long sent = 0;
    while (sent < count || isWaiting(System.nanoTime(), end)) {
      long due = start + sent * gap;
      while (sent < count && !idle.isEmpty() && due - System.nanoTime() <= 0) {
        send(due);
        sent++;
        due = start + sent * gap;
      }
      receiveUntil(sent < count && !idle.isEmpty() ? due : System.nanoTime() + 100 * MILLI);
    }
    return result(start);
  }

  private boolean isWaiting(long now, long end) {
    if (underWay > 0 && now - end > PATIENCE.toNanos()) {
      fault("no answer", underWay);
      underWay = 0;
    }
    return underWay > 0;
  }

  private void send(long plannedAt) throws IOException {
    Optional<Exchange> next = traffic.next();
    exhausted = next.isEmpty();
    Connection connection = exhausted ? null : idle.poll();
    if (connection != null) {
      connection.send(next.get(), plannedAt);
      underWay++;
    }
  }

  /** The selector counts in milliseconds, which is too coarse for a time that is near. */
  private void receiveUntil(long due) throws IOException {
    long left = due - System.nanoTime();
    if (left > 2 * MILLI) {
      receive(left / MILLI - 1);
    } else {
      if (left > NAP) {
        LockSupport.parkNanos(NAP);
      }
      receive(0);
    }
  }

  /**
   * @param millis how long to wait for an answer; 0 does not wait
   */
  private void receive(long millis) throws IOException {
    int ready = millis == 0 ? selector.selectNow() : selector.select(millis);
    if (ready > 0) {
      for (SelectionKey key : selector.selectedKeys()) {
        receive((Connection) key.attachment());
      }
      selector.selectedKeys().clear();
    }
  }

  private void receive(Connection connection) throws IOException {
    try {
      if (connection.isAnswered()) {
        latencies.add(System.nanoTime() - connection.plannedAt());
        connection.judge().ifPresent(what -> fault(what, 1));
        underWay--;
        idle.add(connection);
      }
    } catch (IOException e) {
      fault(String.valueOf(e.getMessage()), 1);
      underWay--;
      connection.close();
    }
  }

  private void fault(String what, long count) {
    faulty += count;
    if (faults.size() < MOST_FAULTS) {
      faults.add(what);
    }
  }

  private Run result(long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    latencies.sort();
    return new Run(latencies, seconds, List.copyOf(faults), faulty);
  }

  @Override
  public void close() throws IOException {
    for (Connection connection : all) {
      connection.close();
    }
    selector.close();
  }
}
