package org.wxapplogin.war;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.RawHttp;
import org.wxapplogin.TestDb;
import org.wxapplogin.sandbox.wechat.Delivery;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.Fault;
import org.wxapplogin.sandbox.wechat.Login;
import org.wxapplogin.sandbox.wechat.PhoneButton;

/** The WAR itself on a real Tomcat, with its configuration from the environment. */
class WarIT {
  private static final String CODE2SESSION = "/sns/jscode2session";
  private static final String BIND = "/wx/auth/bindPhone";
  private static final String PHONE = "13900139000";
  private static final int CLIENTS = 16;
  private static final int LOGINS_BEFORE_THE_KILL = 300;

  /** Tomcat by itself waits 2 s for requests when it is stopped. */
  private static final Map<String, String> SETTINGS =
      Map.of("WXAPPLOGIN_WECHAT_EXCHANGE_DEADLINE", "5s");

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  @AutoClose private final WarServer server = new WarServer(TEST_DB, SETTINGS);
  private final FakeWechat wechat = server.wechat();
  private final TomcatProcess tomcat = server.tomcat();
  private final ApiClient api = server.api();

  @Test
  void holdsNothingOfTheSandboxOrTheTests() throws IOException {
    try (JarFile war = new JarFile(System.getProperty("war"))) {
      List<String> names = war.stream().map(entry -> entry.getName()).toList();

      assertTrue(names.contains("WEB-INF/classes/org/wxapplogin/app/App.class"));
      assertTrue(names.contains("WEB-INF/classes/sql/V001__foundation.sql"));
      assertEquals(
          List.of(),
          names.stream()
              .filter(name -> name.matches(".*(sandbox|[Tt]est|[Mm]aria|playwright|junit).*"))
              .toList());
    }
  }

  /** Whoever opens a page first would wait for its compiler. */
  @Test
  void noPageIsCompiledWhileTheServerRuns() throws Exception {
    try (JarFile war = new JarFile(System.getProperty("war"))) {
      String webXml = text(war, "WEB-INF/web.xml");
      List<String> pages =
          war.stream().map(JarEntry::getName).filter(name -> name.endsWith(".jsp")).toList();
      assertFalse(pages.isEmpty());
      for (String page : pages) {
        assertTrue(webXml.contains("<url-pattern>/" + page + "</url-pattern>"), page);
      }
    }
    tomcat.start();
    URLConnection page = tomcat.uri("/admin/sign-in").toURL().openConnection();
    assertEquals(200, ((HttpURLConnection) page).getResponseCode());
    try (Stream<Path> files = Files.walk(tomcat.work())) {
      assertEquals(List.of(), files.filter(file -> file.toString().endsWith(".class")).toList());
    }
  }

  private static String text(JarFile war, String entry) throws IOException {
    return new String(war.getInputStream(war.getEntry(entry)).readAllBytes(), UTF_8);
  }

  @Test
  void everyTokenThatWasAnsweredIsGoodAfterAKill() throws Exception {
    Set<String> tokens = ConcurrentHashMap.newKeySet();
    CountDownLatch enough = new CountDownLatch(LOGINS_BEFORE_THE_KILL);
    tomcat.start();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    for (int i = 0; i < CLIENTS; i++) {
      clients.execute(() -> logInUntilItFails(tokens, enough));
    }
    assertTrue(enough.await(60, TimeUnit.SECONDS));

    tomcat.kill();
    clients.shutdown();
    assertTrue(clients.awaitTermination(60, TimeUnit.SECONDS));
    tomcat.start();

    for (String token : tokens) {
      assertEquals(0, api.check(token).errno());
    }
  }

  private void logInUntilItFails(Set<String> tokens, CountDownLatch enough) {
    try {
      while (true) {
        tokens.add(api.login(wechat.login().code()).token());
        enough.countDown();
      }
    } catch (RuntimeException killed) {
      // The connection broke: what was not answered is not promised.
    }
  }

  @Test
  void stoppingItLeavesNoThreadBehindThoughWechatHangs() throws Exception {
    tomcat.start();
    Login login = wechat.login();
    String token = api.login(login.code()).token();
    PhoneButton button = wechat.phone(FakeWechat.APPID, login.openid(), PHONE, "86");
    api.post(BIND, "{\"code\":\"" + button.code() + "\"}", "X-OA-Token", token);
    int before = wechat.requests(CODE2SESSION).size();
    wechat.fault(Fault.on(CODE2SESSION).mode(Delivery.HANG));
    CompletableFuture<Reply> hanging = CompletableFuture.supplyAsync(() -> api.login("a code"));
    while (wechat.requests(CODE2SESSION).size() == before) {
      Thread.onSpinWait();
    }

    tomcat.close();

    assertEquals(503, hanging.join().status());
    assertTrue(server.logs().contains("Stopping service [Catalina]"), "it was stopped, not killed");
    assertEquals(List.of(), server.threadsLeft());
  }

  /** Before it knows the application, Tomcat answers by itself. */
  @Test
  void whatTomcatRefusesHasAPageOfOurs() throws IOException {
    tomcat.start();
    for (String request :
        List.of(
            RawHttp.get("/wxapplogin/a{b"),
            RawHttp.get("/a{b"),
            RawHttp.get("/wxapplogin/%zz"),
            RawHttp.get("/wxapplogin/../.."),
            RawHttp.get("/wxapplogin/" + "x".repeat(40_000)),
            RawHttp.get("/nothing"),
            RawHttp.get("/"),
            RawHttp.get("*"),
            "GET /wxapplogin/ HTTP/1.1\r\n\r\n",
            "GET /wxapplogin/ HTTP/1.1\r\nHost: a b\r\n\r\n",
            "GET /wxapplogin/ HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
            "GET /wxapplogin/ HTTP/7.3\r\nHost: x\r\n\r\n",
            "POST /wxapplogin/login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: x\r\n\r\n",
            "POST /wxapplogin/login HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
            "G(T / HTTP/1.1\r\nHost: x\r\n\r\n",
            "\u0016\u0003\u0001\u0002\r\n\r\n")) {
      RawHttp.Reply reply = RawHttp.ask(tomcat.port(), request).orElseThrow();
      String line = request.lines().findFirst().orElseThrow();
      assertTrue(reply.status() >= 400, () -> line + " " + reply.status());
      String body = new String(reply.body().getBytes(ISO_8859_1), UTF_8);
      assertTrue(body.contains("无法处理") || body.contains("\"errno\":401"), line + body);
      assertFalse((reply.head() + body).contains("Tomcat"), line);
    }
  }

  @Test
  void noQueryIsInAnyLog() throws IOException {
    String secret = "a-code-or-a-signature";
    tomcat.start();
    for (String path : List.of("/wxapplogin/login", "/wxapplogin/wx/push/x", "/wxapplogin", "/x")) {
      for (String end : List.of("", "{", "%zz", "\u00ff", "&a[]=|", " HTTP/1.1 x")) {
        RawHttp.ask(tomcat.port(), RawHttp.get(path + "?code=" + secret + end));
      }
    }
    RawHttp.ask(tomcat.port(), "GET /?" + secret + "{ HTTP/1.1\r\nX-" + secret + "\r\n\r\n");

    tomcat.close();

    assertTrue(server.logs().contains("GET /wxapplogin/login "), "the log is there");
    assertFalse(server.logs().contains(secret));
  }

  @Test
  void theAddressIsTheOneNginxNames() throws IOException {
    tomcat.start();
    api.get("/health/live", "X-Forwarded-For", "203.0.113.7");

    tomcat.close();

    assertTrue(server.logs().contains(" 203.0.113.7\n"), server.logs());
  }

  @Test
  void anUploadNeedsNoFolderForTemporaryFiles() throws IOException {
    tomcat.start();
    String token = api.login(wechat.login().code()).token();
    tomcat.deleteTemporaryFiles();

    String body =
        "--frame\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n"
            + "x".repeat(1024 * 1024)
            + "\r\n--frame--\r\n";
    int errno =
        api.post(
                "/wx/user/avatar",
                body,
                "X-OA-Token",
                token,
                "Content-Type",
                "multipart/form-data; boundary=frame")
            .errno();

    assertEquals(402, errno, "it was read, and is no picture");
  }
}
