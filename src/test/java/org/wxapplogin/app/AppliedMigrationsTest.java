package org.wxapplogin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestSettings;
import org.wxapplogin.config.DatabaseSettings;

/** Against the history that Flyway itself has written, so that both compute the same checksums. */
class AppliedMigrationsTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final AppliedMigrations shipped = new AppliedMigrations(files());

  @Test
  void theyAreAllAppliedWhereFlywayHasAppliedThem() throws SQLException {
    assertTrue(areAll(shipped));
  }

  @Test
  void aFileThatTheHistoryLacksOrThatTheWarLacksIsLeftToFlyway() throws SQLException {
    Set<String> more = files();
    more.add("V999__next.sql");
    Set<String> less = files();
    less.remove("V001__foundation.sql");

    assertFalse(areAll(new AppliedMigrations(more)));
    assertFalse(areAll(new AppliedMigrations(less)));
    assertFalse(areAll(new AppliedMigrations(Set.of())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"checksum = checksum + 1", "checksum = NULL", "success = 0"})
  void aChangedOrFailedMigrationIsLeftToFlyway(String change) throws SQLException {
    int before = checksumOfTheFirst();
    update(change);
    try {
      assertFalse(areAll(shipped));
    } finally {
      update("success = 1, checksum = " + before);
    }
    assertTrue(areAll(shipped));
  }

  @Test
  void aStartIsStillRefusedWhereAMigrationThatWasAppliedHasChanged() throws SQLException {
    DatabaseSettings settings = settings("true");
    int before = checksumOfTheFirst();
    update("checksum = checksum + 1");
    try {
      assertThrows(
          FlywayException.class,
          () -> Database.prepare(settings, shipped, Optional.empty(), TEST_DB.dataSource()));
    } finally {
      update("checksum = " + before);
    }
    Database.prepare(settings, shipped, Optional.empty(), TEST_DB.dataSource());
    assertEquals(before, checksumOfTheFirst());
  }

  @Test
  void aStartIsRefusedWhereALaterVersionHasChangedTheTables() throws SQLException {
    Set<String> older = files();
    String last = older.stream().max(Comparator.naturalOrder()).orElseThrow();
    older.remove(last);
    AppliedMigrations wanted = new AppliedMigrations(older);

    FlywayException e = assertThrows(FlywayException.class, () -> prepare(wanted, "true"));

    String newest = older.stream().max(Comparator.naturalOrder()).orElseThrow().substring(0, 4);
    assertTrue(e.getMessage().contains(last), e.getMessage());
    assertTrue(e.getMessage().contains("up to " + newest), e.getMessage());
    prepare(wanted, "false"); // whoever migrates by hand does so before the upgrade
  }

  private static void prepare(AppliedMigrations wanted, String migrate) throws SQLException {
    Database.prepare(settings(migrate), wanted, Optional.empty(), TEST_DB.dataSource());
  }

  private static DatabaseSettings settings(String migrate) {
    String url = TEST_DB.url();
    return TestSettings.with(
            URI.create("http://127.0.0.1:9"),
            "db.url",
            url.replaceFirst("[?&]user=.*", ""),
            "db.user",
            parameter(url, "user"),
            "db.password",
            parameter(url, "password"),
            "db.migrate",
            migrate)
        .database();
  }

  @Test
  void anEmptyDatabaseIsLeftToFlyway() throws SQLException {
    try (Connection connection = TEST_DB.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("USE information_schema");
      assertFalse(shipped.areAll(connection));
      statement.execute("USE `" + schema() + "`");
    }
  }

  private static boolean areAll(AppliedMigrations migrations) throws SQLException {
    try (Connection connection = TEST_DB.dataSource().getConnection()) {
      return migrations.areAll(connection);
    }
  }

  private static Set<String> files() {
    try (Stream<Path> files = Files.list(Path.of("sql"))) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int checksumOfTheFirst() throws SQLException {
    try (Connection connection = TEST_DB.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT checksum FROM flyway_schema_history WHERE installed_rank = 1")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void update(String change) throws SQLException {
    try (Connection connection = TEST_DB.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "UPDATE flyway_schema_history SET " + change + " WHERE installed_rank = 1");
    }
  }

  private static String schema() {
    return URI.create(TEST_DB.url().substring("jdbc:".length())).getPath().substring(1);
  }

  private static String parameter(String url, String name) {
    return url.replaceFirst(".*[?&]" + name + "=([^&]*).*", "$1");
  }
}
