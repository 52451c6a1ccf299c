package org.wxapplogin.war;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.RawHttp;
import org.wxapplogin.TestDb;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.Fault;

/**
 * The log of the WAR in a real Tomcat: whatever was answered has its line, also where the server or
 * the application is stopped under load.
 */
class LogIT {
  private static final int CHECKERS = 4;
  private static final int LOGINS = 20;
  private static final int ENOUGH = 500;
  private static final String CODE2SESSION = "/sns/jscode2session";

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  @AutoClose("shutdownNow")
  private final ExecutorService clients = Executors.newFixedThreadPool(CHECKERS + LOGINS);

  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean enough = new AtomicBoolean();
  @AutoClose private final WarServer server = new WarServer(TEST_DB, Map.of());
  private final FakeWechat wechat = server.wechat();
  private final TomcatProcess tomcat = server.tomcat();
  private final ApiClient api = server.api();

  @Test
  void everyAnswerHasItsLineWhenTomcatIsStoppedUnderLoad() throws Exception {
    tomcat.start();
    List<CompletableFuture<Void>> load = load();

    tomcat.close();

    load.forEach(CompletableFuture::join);
    assertEveryAnswerHasItsLine();
  }

  @Test
  void everyAnswerHasItsLineWhenANewVersionIsDeployedUnderLoad() throws Exception {
    tomcat.watchForNewVersions();
    tomcat.start();
    List<CompletableFuture<Void>> load = load();

    tomcat.touch();
    while (!server.logs().contains("Undeploying context")) {
      Thread.onSpinWait();
    }
    enough.set(true);
    load.forEach(CompletableFuture::join);
    tomcat.await("/health/ready");
    tomcat.close();

    assertEveryAnswerHasItsLine();
  }

  @Test
  void aLineIsThereSoonAlsoWhereNothingFollows() throws Exception {
    tomcat.start();
    String id = api.get("/wx/auth/check").header("X-Request-Id");

    while (!server.logs().contains("[" + id + "] request: GET /wxapplogin/wx/auth/check ")) {
      Thread.onSpinWait();
    }
  }

  /** Checks of tokens one after the other, and logins that wait for WeChat. */
  private List<CompletableFuture<Void>> load() {
    String token = api.login(wechat.login().code()).token();
    wechat.fault(Fault.on(CODE2SESSION).delayMillis(1500));
    List<CompletableFuture<Void>> load = new ArrayList<>();
    for (int i = 0; i < LOGINS; i++) {
      String code = wechat.login().code();
      load.add(
          CompletableFuture.runAsync(
              () -> answered.add(api.login(code).header("X-Request-Id")), clients));
    }
    for (int i = 0; i < CHECKERS; i++) {
      load.add(CompletableFuture.runAsync(() -> checkOnAndOn(token), clients));
    }
    while (answered.size() < ENOUGH || wechat.requests(CODE2SESSION).size() < LOGINS) {
      Thread.onSpinWait();
    }
    return load;
  }

  /** Until it was enough, or nobody answers any more. */
  private void checkOnAndOn(String token) {
    String request =
        RawHttp.get("/wxapplogin/wx/auth/check")
            .replaceFirst("\r\n", "\r\nX-OA-Token: " + token + "\r\n");
    try {
      Optional<RawHttp.Reply> reply = RawHttp.ask(tomcat.port(), request);
      while (reply.isPresent() && !enough.get()) {
        reply.get().header("X-Request-Id").ifPresent(answered::add); // the container's have none
        reply = RawHttp.ask(tomcat.port(), request);
      }
    } catch (IOException e) {
      return; // nobody listens any more
    }
  }

  private void assertEveryAnswerHasItsLine() throws IOException {
    String logs = server.logs();
    assertEquals(
        List.of(),
        answered.stream().filter(id -> !logs.contains("[" + id + "] request: ")).toList(),
        () -> "of " + answered.size() + " answers, those without a line");
  }
}
