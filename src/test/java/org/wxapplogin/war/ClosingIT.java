package org.wxapplogin.war;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestDb;
import org.wxapplogin.sandbox.database.EmbeddedDatabase;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.Fault;

/**
 * The WAR in a real Tomcat while it is stopped under load, and where it starts without a database.
 */
class ClosingIT {
  private static final String CODE2SESSION = "/sns/jscode2session";
  private static final int LOGINS = 80;

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  @AutoClose("shutdownNow")
  private final ExecutorService clients = Executors.newFixedThreadPool(LOGINS);

  @AutoClose private final WarServer server = new WarServer(TEST_DB, Map.of());
  private final FakeWechat wechat = server.wechat();
  private final TomcatProcess tomcat = server.tomcat();
  private final ApiClient api = server.api();

  @Test
  void everyLoginUnderWayIsAnsweredWhenTomcatIsStopped() throws Exception {
    tomcat.start();
    List<CompletableFuture<Reply>> logins = logInSlowly();

    tomcat.close();

    logins.forEach(ClosingIT::assertAnsweredInTheFrame);
    assertEquals(List.of(), server.threadsLeft());
  }

  @Test
  void everyLoginUnderWayIsAnsweredWhenANewVersionIsDeployed() throws Exception {
    tomcat.watchForNewVersions();
    tomcat.start();
    List<CompletableFuture<Reply>> logins = logInSlowly();

    tomcat.touch();

    logins.forEach(ClosingIT::assertAnsweredInTheFrame);
    while (!server.logs().contains("Undeploying context")) {
      Thread.onSpinWait();
    }
    tomcat.await("/health/ready");
    assertEquals(0, api.login(wechat.login().code()).errno());
    tomcat.close();
    assertEquals(List.of(), server.threadsLeft());
  }

  @Test
  void aServerThatStartsWithoutADatabaseServesOnceItIsThere() throws Exception {
    EmbeddedDatabase database = TEST_DB.embedded();
    database.kill();
    try {
      tomcat.launch();
      tomcat.await("/health/live");

      assertEquals(503, api.get("/health/ready").status());
      assertEquals(503, api.login("a code").status());
      assertEquals(503, api.send("/admin/", "GET", "", "Accept", "text/html").statusCode());
    } finally {
      database.restart();
    }
    tomcat.await("/health/ready");

    assertEquals(0, api.login(wechat.login().code()).errno());
    assertTrue(server.logs().contains("waits for the database at 127.0.0.1:"));
  }

  @Test
  void aServerThatWaitsForItsDatabaseCanBeStopped() throws Exception {
    EmbeddedDatabase database = TEST_DB.embedded();
    database.kill();
    try {
      tomcat.launch();
      tomcat.await("/health/live");

      tomcat.close();
    } finally {
      database.restart();
    }
    assertTrue(server.logs().contains("Stopping service [Catalina]"), "it was stopped, not killed");
    assertEquals(List.of(), server.threadsLeft());
  }

  /** As many logins as there are clients, all of which wait for WeChat when this returns. */
  private List<CompletableFuture<Reply>> logInSlowly() {
    wechat.fault(Fault.on(CODE2SESSION).delayMillis(1500));
    List<CompletableFuture<Reply>> logins = new ArrayList<>();
    for (int i = 0; i < LOGINS; i++) {
      String code = wechat.login().code();
      logins.add(CompletableFuture.supplyAsync(() -> api.login(code), clients));
    }
    while (wechat.requests(CODE2SESSION).size() < LOGINS) {
      Thread.onSpinWait();
    }
    return logins;
  }

  private static void assertAnsweredInTheFrame(CompletableFuture<Reply> login) {
    Reply reply = login.join();
    assertTrue(
        reply.errno() == 0 || reply.status() == 503, () -> reply.status() + " " + reply.body());
  }
}
