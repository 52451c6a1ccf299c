package org.wxapplogin.war;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestDirs;
import org.wxapplogin.TestRows;

/** The command {@code bin/keys}, from the WAR alone, beside a server on which people log in. */
class KeysIT {
  private static final int USERS = 250;
  private static final int BATCH = 200;
  private static final String OLD = "k1:" + WarSettings.key("sealing");
  private static final String NEW = "k2:" + WarSettings.key("another");
  private static final String OLD_LOOKUP = WarSettings.key("lookup");
  private static final String NEW_LOOKUP = "l2:" + WarSettings.key("another lookup");
  private static final String UNDER_NEW = TestRows.sessionKeysUnder("k2");

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  @Test
  void aKilledRunIsContinuedWhileLoginsRunAndThenTheOldKeysAreNeededNoMore() throws Exception {
    try (WarServer before = new WarServer(TEST_DB, keys(OLD, OLD_LOOKUP))) {
      before.tomcat().start();
      for (int i = 0; i < USERS; i++) {
        before.logIn();
      }
    }
    Map<String, String> both = keys(NEW + "," + OLD, NEW_LOOKUP + "," + OLD_LOOKUP);
    try (WarServer during = new WarServer(TEST_DB, both)) {
      during.tomcat().start();
      killMidway(during, both);
      long done = TestRows.count(TEST_DB, UNDER_NEW);
      assertTrue(done < USERS, () -> done + " of " + USERS);

      Path said = TestDirs.ofThisProcess("keys").resolve("said");
      Process again = reseal(during, both, said);
      do {
        during.logIn();
      } while (again.isAlive());

      String text = Files.readString(said, UTF_8);
      assertEquals(0, again.waitFor(), text);
      assertTrue(text.contains("keys.sealing: k1 is needed by nothing"), text);
      assertTrue(text.contains("keys.lookup: (no name) is needed by nothing"), text);
    }
    try (WarServer after = new WarServer(TEST_DB, keys(NEW, NEW_LOOKUP))) {
      after.tomcat().start();
      after.logIn();
      String logs = after.logs();
      assertTrue(!logs.contains("cannot be opened") && !logs.contains("no key"), logs);
    }
  }

  /** The last row is locked meanwhile, so that the run cannot come to its end before it dies. */
  private static void killMidway(WarServer server, Map<String, String> keys) throws Exception {
    try (Connection connection = TEST_DB.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.executeQuery(
          "SELECT user_id FROM session_keys ORDER BY user_id DESC LIMIT 1 FOR UPDATE");
      Process run = reseal(server, keys, TestDirs.ofThisProcess("keys").resolve("killed"));
      while (TestRows.count(TEST_DB, UNDER_NEW) < BATCH) {
        assertTrue(run.isAlive(), "it ended before it was killed");
      }
      run.descendants().forEach(ProcessHandle::destroyForcibly);
      run.waitFor();
      connection.rollback();
    }
  }

  private static Process reseal(WarServer server, Map<String, String> keys, Path output)
      throws IOException {
    Files.createDirectories(output.getParent());
    Map<String, String> settings = new HashMap<>(WarSettings.environment(TEST_DB, server.wechat()));
    settings.putAll(keys);
    return OperatorCommand.start(settings, output, "keys", "reseal");
  }

  private static Map<String, String> keys(String sealing, String lookup) {
    return Map.of("WXAPPLOGIN_KEYS_SEALING", sealing, "WXAPPLOGIN_KEYS_LOOKUP", lookup);
  }
}
