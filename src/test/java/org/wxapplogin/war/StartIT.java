package org.wxapplogin.war;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.sandbox.database.EmbeddedDatabase;

/** What whoever watches the process, such as systemd, sees of a start that fails. */
class StartIT {
  private static final int CONFIGURATION = 78;
  private static final String PASSWORD = "WXAPPLOGIN_DB_PASSWORD";
  private static final String LATER =
      "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
          + " checksum, installed_by, execution_time, success)"
          + " VALUES (9999, '999', 'next', 'SQL', 'V999__next.sql', 1, 'x', 1, 1)";

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  static Stream<Arguments> settings() {
    return Stream.of(
        Arguments.of(PASSWORD, "wrong", "Access denied"),
        Arguments.of(
            "WXAPPLOGIN_DB_URL",
            TEST_DB.url().replaceFirst("/[^/?]+\\?", "/no_such_schema?"),
            "no_such_schema"),
        Arguments.of("WXAPPLOGIN_DB_POOL_SIZE", "many", "db.pool-size"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("settings")
  void whatIsWrongIsToldAtOnceAndEndsTheProcess(String key, String value, String told)
      throws Exception {
    try (WarServer server = new WarServer(TEST_DB, Map.of(key, value))) {
      assertEndsWith(server, told);
    }
  }

  @Test
  void tablesOfALaterVersionEndTheProcess() throws Exception {
    TestRows.execute(TEST_DB, LATER);
    try (WarServer server = new WarServer(TEST_DB, Map.of())) {
      assertEndsWith(server, "V999__next.sql");
    } finally {
      TestRows.execute(TEST_DB, "DELETE FROM flyway_schema_history WHERE installed_rank = 9999");
    }
  }

  @Test
  void aDatabaseThatComesLaterAndRefusesEndsTheProcessThen() throws Exception {
    EmbeddedDatabase database = TEST_DB.embedded();
    try (WarServer server = new WarServer(TEST_DB, Map.of(PASSWORD, "wrong"))) {
      database.kill();
      try {
        server.tomcat().launch();
        server.tomcat().await("/health/live");
        assertEquals(503, server.api().get("/health/serving").status());
      } finally {
        database.restart();
      }
      assertEquals(CONFIGURATION, server.tomcat().exitStatus());
      assertTold(server, "Access denied");
    }
  }

  private static void assertEndsWith(WarServer server, String told) throws Exception {
    server.tomcat().launch();

    assertEquals(CONFIGURATION, server.tomcat().exitStatus());
    assertTold(server, told);
  }

  private static void assertTold(WarServer server, String told) throws Exception {
    String logs = server.logs();
    assertTrue(logs.contains("wxapplogin does not start. "), logs);
    assertTrue(logs.contains(told), logs);
  }
}
