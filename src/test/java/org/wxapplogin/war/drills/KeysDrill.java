package org.wxapplogin.war.drills;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.wxapplogin.TestDirs;
import org.wxapplogin.TestRows;
import org.wxapplogin.load.process.FillProcess;
import org.wxapplogin.war.OperatorCommand;
import org.wxapplogin.war.TomcatProcess;
import org.wxapplogin.war.faults.Scenario;
import org.wxapplogin.war.load.Load;
import org.wxapplogin.war.trial.Trial;

/**
 * Everything stored is brought under new keys while people log in; the command is killed midway.
 */
final class KeysDrill implements Scenario {
  private static final int ANSWERS = 100;
  private static final Duration END = Duration.ofSeconds(30);
  private static final String SEALING = "WXAPPLOGIN_KEYS_SEALING";
  private static final String LOOKUP = "WXAPPLOGIN_KEYS_LOOKUP";

  private static final String NEW = "d2";
  private static final String DONE = "SELECT COUNT(*) FROM " + TestRows.sessionKeysUnder(NEW);

  private final String users;

  KeysDrill(String users) {
    this.users = users;
  }

  @Override
  public String name() {
    return "keys";
  }

  @Override
  public String about() {
    return "all that is stored of "
        + users
        + " users is brought under new keys under load, killed and continued: no failed login, and"
        + " the old keys are needed no more";
  }

  @Override
  public void run(Trial trial) throws Exception {
    Path dir =
        Files.createTempDirectory(Files.createDirectories(TestDirs.ofThisProcess("drill")), "");
    FillProcess.fill(
        "--url=" + trial.schema().adminUrl(),
        "--dir=" + dir,
        "--users=" + users,
        "--sessions=" + users,
        "--events=" + users);
    Properties kept = keys(dir);
    String sealing = NEW + ":" + newKey();
    String lookup = NEW + ":" + newKey();
    String bothSealing = sealing + "," + kept.getProperty("keys.sealing");
    String bothLookup = lookup + "," + kept.getProperty("keys.lookup");
    TomcatProcess server = trial.startedServer(SEALING, bothSealing, LOOKUP, bothLookup);
    try (Load load = trial.load(server)) {
      trial.awaitAnswers(ANSWERS);
      Map<String, String> settings = new HashMap<>(trial.settings());
      settings.putAll(Map.of(SEALING, bothSealing, LOOKUP, bothLookup));
      killMidway(trial, settings, dir.resolve("killed"));
      long start = System.nanoTime();
      Process again = reseal(settings, dir.resolve("said"));
      int status = again.waitFor();
      String said = Files.readString(dir.resolve("said"), UTF_8);
      trial.promise(status == 0 && said.contains("needed by nothing"), "bin/keys: " + said);
      trial.note("the second run took %.1f s".formatted((System.nanoTime() - start) / 1e9));
      trial.awaitAnswers(ANSWERS);
    }
    Drill.promiseNoneFailed(trial);
    server.terminate();
    server.awaitEnd(END);
    TomcatProcess after = trial.startedServer(SEALING, sealing, LOOKUP, lookup);
    try (Load load = trial.load(after)) {
      trial.awaitAnswers(ANSWERS);
    }
    String log = Files.readString(after.log(), UTF_8);
    trial.promise(
        !log.contains("cannot be opened") && !log.contains("no key"), "see " + after.log());
    trial.compareBooks(after);
  }

  private static void killMidway(Trial trial, Map<String, String> settings, Path output)
      throws SQLException, IOException, InterruptedException {
    Process run = reseal(settings, output);
    trial.promiseWithin(
        END.multipliedBy(10), () -> !run.isAlive() || done(trial) > 0, "bin/keys does nothing");
    trial.promise(run.isAlive(), "bin/keys ended before it was killed: more --users");
    run.descendants().forEach(ProcessHandle::destroyForcibly);
    run.waitFor();
    trial.say("killed after %d of the session keys".formatted(done(trial)));
  }

  private static long done(Trial trial) {
    try (Connection connection = trial.schema().connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(DONE)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Process reseal(Map<String, String> settings, Path output) throws IOException {
    return OperatorCommand.start(settings, output, "keys", "reseal");
  }

  /** Those that bin/fill has sealed with. */
  private static Properties keys(Path dir) throws IOException {
    Properties all = new Properties();
    try (Stream<Path> files = Files.list(dir)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".properties")).toList()) {
        try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
          all.load(reader);
        }
      }
    }
    return all;
  }

  private static String newKey() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
