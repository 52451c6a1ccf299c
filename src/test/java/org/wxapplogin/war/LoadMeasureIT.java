package org.wxapplogin.war;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestDb;
import org.wxapplogin.sandbox.wechat.Delivery;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.Fault;

/** Measures how fast one Tomcat is, with client, WeChat, database and server on one machine. */
@Tag("measure")
class LoadMeasureIT {
  /** On two cores the JIT compiler is busy for about this long with the path of a login. */
  private static final Duration WARM_UP = Duration.ofSeconds(30);

  private static final Duration RUN = Duration.ofSeconds(10);
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
  private static final PrintStream OUT = System.out;

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final AtomicLong refused = new AtomicLong();
  private URI server;

  @Test
  void measure() throws Exception {
    try (FakeWechat wechat = FakeWechat.start(0, Clock.systemUTC());
        TomcatProcess tomcat = new TomcatProcess(environment(wechat))) {
      tomcat.start();
      server = tomcat.uri("");
      String token = new ApiClient(tomcat::uri).login(wechat.login().code()).token();
      Supplier<String> check = () -> request("GET", "/wx/auth/check", token, "");
      Supplier<String> login = () -> login(wechat);

      report("token check, 64 connections", 64, check);
      report("login of new users, 1 connection", 1, login);
      report("login of new users, 64 connections", 64, login);
      wechat.fault(Fault.on("/sns/jscode2session").delayMillis(50));
      report("the same with WeChat at 50 ms, 128 connections", 128, login);

      wechat.fault(Fault.on("/sns/jscode2session").mode(Delivery.HANG));
      try (Hanging hanging = new Hanging(300, login)) {
        report(
            "token check, 1 connection, while 300 clients log in at a WeChat that hangs", 1, check);
      }
    }
  }

  /** Raises the limits: all clients have one address here, and the limit must not be measured. */
  private static Map<String, String> environment(FakeWechat wechat) {
    Map<String, String> environment = WarSettings.environment(TEST_DB, wechat);
    environment.put("WXAPPLOGIN_LIMIT_LOGINS_PER_IP_PER_MINUTE", "100000000");
    environment.put("WXAPPLOGIN_LIMIT_LOGINS_PER_APP_PER_MINUTE", "100000000");
    return environment;
  }

  /** Clients whose logins hang, over and over, until closed. */
  private final class Hanging implements AutoCloseable {
    private final ExecutorService threads;

    Hanging(int count, Supplier<String> login) {
      threads = Executors.newFixedThreadPool(count);
      for (int i = 0; i < count; i++) {
        threads.submit(() -> client(login, Duration.ofMinutes(1)).call());
      }
    }

    @Override
    public void close() {
      threads.shutdownNow();
    }
  }

  private void report(String what, int connections, Supplier<String> request) throws Exception {
    run(connections, request, WARM_UP);
    refused.set(0);
    List<Long> nanos = run(connections, request, RUN);
    Collections.sort(nanos);
    OUT.printf(
        "%s: %,d req/s, %,d refused, median %.1f ms, 99%% %.1f ms, worst %.1f ms%n",
        what,
        nanos.size() / RUN.toSeconds(),
        refused.get(),
        millis(nanos, 50),
        millis(nanos, 99),
        nanos.get(nanos.size() - 1) / 1e6);
  }

  private static double millis(List<Long> sorted, int percent) {
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)) / 1e6;
  }

  private List<Long> run(int connections, Supplier<String> request, Duration length)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      List<Future<List<Long>>> clients = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        clients.add(threads.submit(client(request, length)));
      }
      List<Long> all = new ArrayList<>();
      for (Future<List<Long>> client : clients) {
        all.addAll(client.get());
      }
      return all;
    } finally {
      threads.shutdownNow();
    }
  }

  /** One connection that sends the next request when the last one is answered. */
  private Callable<List<Long>> client(Supplier<String> request, Duration length) {
    return () -> {
      List<Long> nanos = new ArrayList<>();
      long end = System.nanoTime() + length.toNanos();
      try (Socket socket = new Socket(server.getHost(), server.getPort())) {
        socket.setTcpNoDelay(true);
        InputStream in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream();
        while (System.nanoTime() < end && !Thread.interrupted()) {
          byte[] bytes = request.get().getBytes(US_ASCII);
          long start = System.nanoTime();
          out.write(bytes);
          if (!readReply(in).contains("\"errno\":0,")) {
            refused.incrementAndGet();
          }
          nanos.add(System.nanoTime() - start);
        }
      }
      return nanos;
    };
  }

  private static String readReply(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed");
      }
      head.append((char) next);
    }
    Matcher length = LENGTH.matcher(head);
    return length.find() ? new String(in.readNBytes(Integer.parseInt(length.group(1))), UTF_8) : "";
  }

  private String login(FakeWechat wechat) {
    String body = "{\"code\":\"" + wechat.login().code() + "\"}";
    return request("POST", "/wx/auth/login_by_weixin", "none", body);
  }

  private static String request(String method, String path, String token, String body) {
    return "%s /wxapplogin%s HTTP/1.1\r\nHost: x\r\nX-OA-Token: %s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(method, path, token, body.length(), body);
  }
}
