package org.wxapplogin.war;

import java.io.IOException;
import java.io.PrintStream;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.wxapplogin.RawHttp;
import org.wxapplogin.RawHttp.Reply;
import org.wxapplogin.war.RequestGrammar.Request;

/**
 * Sends the requests of a grammar over some connections at once, the even ones to the server itself
 * and the odd ones to the nginx before it, and judges each reply.
 */
final class Fuzzer {
  private static final int CONNECTIONS = 12;
  private static final int MOST_FAULTS = 50;
  private static final int SHOWN = 600;
  private static final long BETWEEN_LINES = TimeUnit.SECONDS.toNanos(5);

  private final RequestGrammar grammar;
  private final int server;
  private final int nginx;
  private final PrintStream out;

  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final Map<String, AtomicLong> outcomes = new ConcurrentSkipListMap<>();
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong line = new AtomicLong(System.nanoTime());

  /**
   * @param server its port
   * @param nginx the port of nginx
   */
  Fuzzer(RequestGrammar grammar, int server, int nginx, PrintStream out) {
    this.grammar = grammar;
    this.server = server;
    this.nginx = nginx;
    this.out = out;
  }

  /** What was wrong so far, each with the request it answers. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  /** How often requests ended in each way: a status, or the end of the connection. */
  Map<String, AtomicLong> outcomes() {
    return outcomes;
  }

  /** Goes on with the requests that come next, up to but without a number. */
  void runTo(long end) throws InterruptedException {
    ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
    for (int i = 0; i < CONNECTIONS; i++) {
      clients.execute(() -> run(end));
    }
    clients.shutdown();
    if (!clients.awaitTermination(2, TimeUnit.HOURS)) {
      throw new IllegalStateException("the requests do not end");
    }
    next.set(end);
  }

  private void run(long end) {
    try (Line toServer = new Line(server);
        Line toNginx = new Line(nginx)) {
      for (long n = next.getAndIncrement();
          n < end && faults.size() < MOST_FAULTS;
          n = next.getAndIncrement()) {
        Request request = grammar.request(n);
        send(request, n % 2 == 0 ? toServer : toNginx, n % 2 != 0);
        progress(n, end);
      }
    } catch (IOException e) {
      faults.add("the server takes no connection: " + e);
    }
  }

  private void send(Request request, Line line, boolean closed) throws IOException {
    try {
      Optional<Reply> reply = line.ask(request);
      count(reply.map(r -> Integer.toString(r.status())).orElse("closed"));
      reply.ifPresent(r -> ReplyJudge.faults(r, closed).forEach(f -> report(request, f, r.head())));
      if (reply.isEmpty() && request.whole() && !closed) {
        report(request, "no reply", "");
      }
    } catch (SocketTimeoutException e) {
      report(request, "neither a reply nor the end of the connection", "");
      line.close();
    } catch (NumberFormatException e) { // it ends where the size of a chunk should come
      count("cut");
      if (request.whole()) {
        report(request, "a reply that is cut off", "");
      }
      line.close();
    }
  }

  private void count(String outcome) {
    outcomes.computeIfAbsent(outcome, o -> new AtomicLong()).incrementAndGet();
  }

  private void report(Request request, String fault, String head) {
    String text = request.text();
    String cut = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    faults.add(
        "request %d: %s%n  %s%n  -> %s"
            .formatted(
                request.number(),
                fault,
                printable(cut).replace("\n", "\n  "),
                printable(head.lines().findFirst().orElse(""))));
  }

  private static String printable(String text) {
    return text.replaceAll("[^ -~\n…]", "?");
  }

  private void progress(long number, long end) {
    long last = line.get();
    long now = System.nanoTime();
    if (now - last > BETWEEN_LINES && line.compareAndSet(last, now)) {
      out.printf("%,d of %,d requests, %d faults%n", number, end, faults.size());
    }
  }

  /** A connection that is opened again whenever it has ended. */
  private static final class Line implements AutoCloseable {
    private final int port;
    private RawHttp http;

    Line(int port) {
      this.port = port;
    }

    /** A connection that was left open may have been closed since: then it is tried once more. */
    Optional<Reply> ask(Request request) throws IOException {
      boolean used = http != null;
      Optional<Reply> reply = askOnce(request);
      return reply.isEmpty() && used ? askOnce(request) : reply;
    }

    private Optional<Reply> askOnce(Request request) throws IOException {
      if (http == null) {
        http = new RawHttp(port);
      }
      http.send(request.bytes());
      if (!request.whole()) {
        http.endSending();
      }
      Optional<Reply> reply = http.reply(request.isHead());
      if (!request.whole() || reply.isEmpty() || reply.get().closes()) {
        close();
      }
      return reply;
    }

    @Override
    public void close() throws IOException {
      if (http != null) {
        http.close();
        http = null;
      }
    }
  }
}
