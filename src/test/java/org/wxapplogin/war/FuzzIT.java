package org.wxapplogin.war;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.RawHttp;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestNginx;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.war.RequestGrammar.Request;

/**
 * Malformed requests over all paths, to the shipped Tomcat and to the shipped nginx before it. A
 * small run, the same each time, is part of the build; {@code bin/fuzz} makes longer ones.
 */
class FuzzIT {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final long REQUESTS = Long.getLong("fuzz.requests", 20_000);
  private static final long SEED = Long.getLong("fuzz.seed", 1);
  private static final PrintStream OUT = System.out;

  /** By then everything is loaded, and every pool as large as it needs to be. */
  private static final long WARM_UP = Math.max(REQUESTS / 5, Math.min(REQUESTS, 10_000));

  private static final long MORE_HEAP = 24 << 20;
  private static final int MORE_THREADS = 12;
  private static final int MORE_FILES = 40;

  @Test
  void nothingComesOfMalformedRequestsButARefusal() throws Exception {
    try (FakeWechat wechat = FakeWechat.start(0, Clock.systemUTC());
        TomcatProcess tomcat = new TomcatProcess(environment(wechat))) {
      tomcat.start();
      try (TestNginx nginx = nginx(tomcat)) {
        String token = new ApiClient(tomcat::uri).login(wechat.login().code()).token();
        RequestGrammar grammar = new RequestGrammar(SEED, token);
        if (Long.getLong("fuzz.only") != null) {
          show(tomcat, nginx, grammar.request(Long.getLong("fuzz.only")));
          return;
        }
        run(tomcat, new Fuzzer(grammar, tomcat.port(), nginx.port(), OUT));
      }
    }
  }

  private static void run(TomcatProcess tomcat, Fuzzer fuzzer) throws Exception {
    OUT.printf("%,d requests, seed %d%n", REQUESTS, SEED);
    long start = System.nanoTime();
    fuzzer.runTo(WARM_UP);
    ProcessSize before = ProcessSize.of(tomcat.pid());
    fuzzer.runTo(REQUESTS);
    ProcessSize after = ProcessSize.of(tomcat.pid());
    long seconds = Math.max(1, (System.nanoTime() - start) / 1_000_000_000);
    OUT.printf("%s%n", fuzzer.outcomes());
    OUT.printf("%,d requests a second; %s, then %s%n", REQUESTS / seconds, before, after);

    assertEquals(List.of(), fuzzer.faults());
    assertEquals(200, new ApiClient(tomcat::uri).get("/health/ready").status());
    assertTrue(after.heap() - before.heap() < MORE_HEAP, () -> before + ", then " + after);
    assertTrue(after.threads() - before.threads() < MORE_THREADS, () -> before + ", then " + after);
    assertTrue(after.files() - before.files() < MORE_FILES, () -> before + ", then " + after);
  }

  /** One request alone, as it was sent, and what came. */
  private static void show(TomcatProcess tomcat, TestNginx nginx, Request request)
      throws IOException {
    OUT.println(request.text());
    try (RawHttp http = new RawHttp(request.number() % 2 == 0 ? tomcat.port() : nginx.port())) {
      http.send(request.bytes());
      if (!request.whole()) {
        http.endSending();
      }
      OUT.println(http.reply(request.isHead()));
    }
  }

  private static Map<String, String> environment(FakeWechat wechat) {
    Map<String, String> environment = WarSettings.environment(TEST_DB, wechat);
    environment.put("WXAPPLOGIN_LIMIT_LOGINS_PER_IP_PER_MINUTE", "10000000");
    return environment;
  }

  /** What it closes is closed to everybody, and its limits hide nothing. */
  private static TestNginx nginx(TomcatProcess tomcat) throws IOException {
    return TestNginx.frontWithoutTls(
        tomcat.port(),
        "# allow 203.0.113.0/24;",
        "",
        "# deny all;",
        "deny all;",
        "allow 127.0.0.1;",
        "",
        "rate=100r/s",
        "rate=100000r/s");
  }
}
