package org.wxapplogin.war.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestSettings;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.war.ConsoleClient;
import org.wxapplogin.war.ConsoleClient.Page;
import org.wxapplogin.war.OperatorCommand;
import org.wxapplogin.war.TomcatProcess;
import org.wxapplogin.war.WarSettings;
import org.wxapplogin.war.trial.Schema;

/**
 * What is done in each cell: the WAR starts on empty tables and does each of its main works once,
 * over HTTP. The first step that does not go as it must ends it.
 */
final class CellRun implements AutoCloseable {
  private static final String OPENID = "oMatrixMatrixMatrixMatrixMat";
  private static final String IMPORTED = "oImportedImportedImportedImp";
  private static final String NAME = "安娜 🎈";
  private static final int DISABLED = 721;
  private static final int NOT_SIGNED_IN = 501;
  private static final int SIGTERM = 143;

  private final Cell cell;
  private final PrintStream out;
  private final FakeWechat wechat;
  private final Schema schema;
  private final Map<String, String> settings;
  private final TomcatProcess server;
  private final ApiClient api;
  private final ConsoleClient admin;
  private long user;

  private interface Step {
    void run() throws Exception;
  }

  private CellRun(Cell cell, Map<String, String> more, PrintStream out)
      throws SQLException, IOException {
    this.cell = cell;
    this.out = out;
    schema = Schema.create(cell.database().hosts());
    wechat = FakeWechat.start(0, Clock.systemUTC());
    settings = new HashMap<>(WarSettings.environment(schema.url(cell.database().scheme()), wechat));
    settings.put("WXAPPLOGIN_ADMIN_SECURE_COOKIE", "false");
    settings.put("WXAPPLOGIN_SESSION_ROTATE_AFTER", "1ms");
    settings.putAll(more);
    server =
        new TomcatProcess(cell.jdk().home(), cell.tomcat().home(), settings, List.of("-Xmx256m"));
    api = new ApiClient(server::uri);
    admin = new ConsoleClient(server::uri);
  }

  /**
   * Does it.
   *
   * @param more environment variables of the server
   */
  static Verdict of(Cell cell, Map<String, String> more, PrintStream out) {
    try (CellRun run = new CellRun(cell, more, out)) {
      return new Verdict(cell, run.firstThatIsWrong());
    } catch (SQLException | IOException e) {
      out.println("    RED  database: " + e);
      return new Verdict(cell, Optional.of("database: " + e.getMessage()));
    }
  }

  private Optional<String> firstThatIsWrong() {
    return step("start", server::start)
        .or(() -> step("login", this::login))
        .or(() -> step("check", this::check))
        .or(() -> step("rotation", this::rotation))
        .or(() -> step("ban", this::ban))
        .or(() -> step("import", this::importUser))
        .or(() -> step("list", this::list))
        .or(() -> step("export", this::export))
        .or(() -> step("stop", this::stop))
        .or(() -> step("log", this::log));
  }

  private Optional<String> step(String name, Step step) {
    try {
      step.run();
      out.println("    ok   " + name);
      return Optional.empty();
    } catch (Exception | AssertionError e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      out.println("    RED  " + name + ": " + e + "; see " + server.log());
      return Optional.of(name + ": " + e.getMessage());
    }
  }

  private void login() {
    Reply first = ok(logIn(OPENID));
    user = first.data().getAsJsonObject("userInfo").get("userId").getAsLong();
    Reply again = ok(logIn(OPENID));

    assertTrue(first.data().get("newUser").getAsBoolean(), "the first login makes a user");
    assertFalse(again.data().get("newUser").getAsBoolean(), "the second makes none");
    assertNotEquals(first.token(), again.token(), "each login has its token");
  }

  private void check() {
    String token = ok(logIn(OPENID)).token();

    ok(api.check(token));
    assertErrno(NOT_SIGNED_IN, api.check(token.replaceFirst(".", "~")), "an invented token");
    ok(api.post("/wx/auth/logout", "{}", "X-OA-Token", token));
    assertErrno(NOT_SIGNED_IN, api.check(token), "the token after its logout");
  }

  private void rotation() {
    String token = ok(api.loginWithRotation(wechat.login(OPENID).code())).token();
    String next = ok(api.check(token)).header("X-Next-Token");

    assertFalse(next.isEmpty(), "an old token brings the next one");
    ok(api.check(next));
    ok(api.check(token));
  }

  private void ban() throws SQLException, IOException, InterruptedException {
    String token = ok(logIn(OPENID)).token();
    try (Connection connection = schema.connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE admins SET must_change = 0");
    }
    admin.signIn("admin", TestSettings.ADMIN_PASSWORD);

    act("disable", "reason", "刷单", "told", "请联系客服");
    assertErrno(NOT_SIGNED_IN, api.check(token), "the token of a banned user");
    Reply refused = logIn(OPENID);
    assertErrno(DISABLED, refused, "the login of a banned user");
    assertEquals("请联系客服", refused.data().get("reason").getAsString());
    act("enable");
    ok(logIn(OPENID));
  }

  private void act(String name, String... fields) throws IOException, InterruptedException {
    Page page = admin.post("/admin/users/" + user + "/" + name, fields);
    assertEquals(303, page.status(), name);
  }

  /** By the operator's command, from the same WAR and with the JDK of the cell. */
  private void importUser() throws IOException, InterruptedException {
    Path dir = Files.createTempDirectory(server.logs(), "import");
    Path file = dir.resolve("users.jsonl");
    Path said = dir.resolve("said");
    Files.writeString(
        file, "{\"openid\":\"" + IMPORTED + "\",\"nickname\":\"" + NAME + "\",\"level\":2}\n");
    Process command =
        OperatorCommand.start(
            cell.jdk().home(),
            settings,
            said,
            "import",
            file.toString(),
            "--app",
            FakeWechat.APPID);

    assertEquals(0, command.waitFor(), Files.readString(said));
    Reply reply = ok(logIn(IMPORTED));
    assertFalse(reply.data().get("newUser").getAsBoolean(), "an imported user is known");
    assertEquals(
        NAME, reply.data().getAsJsonObject("userInfo").get("nickName").getAsString(), "nickName");
  }

  private void list() throws IOException, InterruptedException {
    Page page = admin.get("/admin/users");

    assertEquals(200, page.status(), "the list");
    assertTrue(page.body().contains("/admin/users/" + user), "the user is in the list");
    assertTrue(page.body().contains(NAME), "the imported user is in the list");
  }

  private void export() throws IOException, InterruptedException {
    Page page = admin.get("/admin/users.csv");

    assertEquals(200, page.status(), "the export");
    assertEquals(3, page.body().lines().count(), "a head and two users: " + page.body());
    assertTrue(page.body().contains(NAME), page.body());
  }

  private void stop() {
    server.terminate();
    assertEquals(SIGTERM, server.exitStatus(), "the status of a process that SIGTERM has ended");
  }

  /** Nothing may have failed behind the answers, and no thread may have been left behind. */
  private void log() throws IOException {
    List<String> failures =
        Files.readAllLines(server.log()).stream()
            .filter(line -> line.matches(".*\\b(ERROR|SEVERE)\\b.*|.*has failed to stop it.*"))
            .toList();
    assertEquals(List.of(), failures);
  }

  private Reply logIn(String openid) {
    return api.login(wechat.login(openid).code());
  }

  private static Reply ok(Reply reply) {
    assertErrno(0, reply, "the answer");
    return reply;
  }

  private static void assertErrno(int errno, Reply reply, String what) {
    assertEquals(errno, reply.errno(), what + ": " + reply.body());
  }

  @Override
  public void close() throws SQLException {
    server.kill();
    wechat.close();
    schema.close();
  }
}
