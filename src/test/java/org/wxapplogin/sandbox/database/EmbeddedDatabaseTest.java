package org.wxapplogin.sandbox.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestDirs;
import org.wxapplogin.sandbox.host.SandboxException;

/** Real servers, sharing the unpacked programs of the other tests; kept for the next run. */
class EmbeddedDatabaseTest {
  private static final Path BINARIES = TestDirs.shared("mariadb");

  private final Path dir = TestDirs.shared("embedded-database-test/one");
  private final Path otherDir = TestDirs.shared("embedded-database-test/two");

  @Test
  void keepsDataAcrossStopAndKill() throws SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(dir, BINARIES)) {
      database.createSchema("shop");
      execute(database, "CREATE OR REPLACE TABLE notes (text VARCHAR(100))");
      execute(database, "INSERT INTO notes VALUES ('你好 🌸')");
    }
    try (EmbeddedDatabase database = EmbeddedDatabase.start(dir, BINARIES)) {
      assertEquals("你好 🌸", note(database));
      String url = database.jdbcUrl("shop");

      database.kill();
      assertThrows(SQLException.class, () -> note(database));

      database.restart();
      assertEquals("你好 🌸", note(database));
      assertEquals(url, database.jdbcUrl("shop"));
    }
  }

  @Test
  void onlyItsOwnAccountCanSignIn() {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(dir, BINARIES)) {
      String url = database.jdbcUrl("mysql");
      assertThrows(SQLException.class, () -> DriverManager.getConnection(url, "root", ""));
      assertThrows(SQLException.class, () -> DriverManager.getConnection(url, "", ""));
      assertThrows(SQLException.class, () -> DriverManager.getConnection(url, "wxapplogin", ""));
    }
  }

  /** Another JVM starts the database and is killed before it can stop it. */
  @Test
  void endsTheServerThatAKilledJvmLeft() throws IOException, InterruptedException {
    Process jvm =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Starter.class.getName(),
                dir.toString(),
                BINARIES.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    jvm.inputReader().lines().filter("started"::equals).findFirst().orElseThrow();
    ProcessHandle orphan = server();
    assertThrows(SandboxException.class, () -> EmbeddedDatabase.start(dir, BINARIES));
    jvm.destroyForcibly().waitFor();
    assertTrue(orphan.isAlive());

    try (EmbeddedDatabase database = EmbeddedDatabase.start(dir, BINARIES)) {
      assertFalse(orphan.isAlive());
      database.createSchema("works");
    }
  }

  @Test
  void leavesAStrangerAloneWhoseNumberStandsInTheFile() throws IOException {
    EmbeddedDatabase.start(dir, BINARIES).close();
    long stranger = ProcessHandle.current().pid();
    Files.writeString(dir.resolve("data/mariadbd.pid"), stranger + "\n");

    EmbeddedDatabase.start(dir, BINARIES).close();
  }

  @Test
  void twoRunBesideEachOther() {
    try (EmbeddedDatabase one = EmbeddedDatabase.start(dir, BINARIES);
        EmbeddedDatabase two = EmbeddedDatabase.start(otherDir, BINARIES)) {
      assertNotEquals(one.jdbcUrl("x"), two.jdbcUrl("x"));
      one.createSchema("works");
      two.createSchema("works");
    }
  }

  @Test
  void aDirectoryInUseIsRefusedWithTheOptionThatHelps() {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(dir, BINARIES)) {
      SandboxException refusal =
          assertThrows(SandboxException.class, () -> EmbeddedDatabase.start(dir, BINARIES));

      assertTrue(refusal.getMessage().contains("-Ddb.dir"), refusal.getMessage());
      database.createSchema("works");
    }
  }

  private ProcessHandle server() throws IOException {
    String pid = Files.readString(dir.resolve("data/mariadbd.pid")).strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = database.connect("shop");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String note(EmbeddedDatabase database) throws SQLException {
    try (Connection connection = database.connect("shop");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT text FROM notes")) {
      assertTrue(rows.next());
      return rows.getString(1);
    }
  }

  /** What runs in the JVM that is killed. */
  static final class Starter {
    public static void main(String[] args) throws IOException {
      EmbeddedDatabase.start(Path.of(args[0]), Path.of(args[1]));
      System.gc(); // the directory stays locked though nothing here refers to the database
      System.out.println("started");
      assertEquals(-1, System.in.read(), "nothing is ever sent");
    }
  }
}
