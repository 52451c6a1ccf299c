package org.wxapplogin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestSettings;
import org.wxapplogin.config.DatabaseSettings;
import org.wxapplogin.sandbox.host.Ports;

/** For which databases the start waits, and which end it: there, waiting mends nothing. */
class StartWithoutDatabaseTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final AppliedMigrations NONE = new AppliedMigrations(Set.of());

  static Stream<Arguments> databases() {
    return Stream.of(
        of(
            "nobody listens",
            true,
            url -> url.replaceFirst("//[^/]+/", "//127.0.0.1:" + Ports.free() + "/")),
        of("wrong password", false, url -> url.replaceFirst("password=[^&]*", "password=wrong")),
        of("unknown account", false, url -> url.replaceFirst("user=[^&]*", "user=nobody")),
        of("unknown schema", false, url -> url.replaceFirst("/[^/?]+\\?", "/no_such_schema?")),
        of("no tables", false, url -> url.replaceFirst("/[^/?]+\\?", "/mysql?")));
  }

  private static Arguments of(String what, boolean waits, UnaryOperator<String> change) {
    return Arguments.of(Named.of(what, change), waits);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void whatWaitingMendsIsToldApart(UnaryOperator<String> change, boolean waits)
      throws SQLException {
    String url = change.apply(TEST_DB.url());
    DatabaseSettings settings =
        TestSettings.with(
                URI.create("http://127.0.0.1:1/"),
                "db.url",
                url.replaceAll("(user|password)=[^&]*&?", ""),
                "db.migrate",
                "false",
                "db.user",
                parameter(url, "user"),
                "db.password",
                parameter(url, "password"))
            .database();
    try (BasicDataSource pool = Database.pool(settings)) {
      Exception failure =
          assertThrows(
              Exception.class, () -> Database.prepare(settings, NONE, Optional.empty(), pool));
      assertEquals(waits, DatabaseAway.is(failure), () -> DatabaseAway.reason(failure));
    }
  }

  private static String parameter(String url, String name) {
    return url.replaceFirst(".*[?&]" + name + "=([^&]*).*", "$1");
  }
}
