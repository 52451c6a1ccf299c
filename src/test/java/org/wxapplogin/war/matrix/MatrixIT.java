package org.wxapplogin.war.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestDirs;
import org.wxapplogin.war.trial.DatabaseAddress;
import org.wxapplogin.war.trial.OwnDatabase;

/** One cell of {@code bin/matrix}, with what the build has anyway. */
class MatrixIT {
  private static final PrintStream OUT = System.out;

  private static OwnDatabase database;
  private static Cell cell;

  @BeforeAll
  static void start() throws Exception {
    database = new OwnDatabase(TestDirs.ofThisProcess("matrix-db"));
    Path tomcat = Path.of(System.getProperty("tomcat.home")).toAbsolutePath();
    cell =
        new Cell(
            MatrixDatabase.of("MariaDB", "jdbc:mysql://", database.addresses()),
            new Tomcat(tomcat, "here"),
            Jdk.at(Path.of(System.getProperty("java.home"))));
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void aCellIsGreen() throws Exception {
    assertEquals(Optional.empty(), CellRun.of(cell, Map.of(), OUT).wrong());
  }

  @Test
  void aWrongAnswerMakesTheCellRed() throws Exception {
    Map<String, String> withoutRotation = Map.of("WXAPPLOGIN_SESSION_ROTATE_AFTER", "1d");

    Verdict verdict = CellRun.of(cell, withoutRotation, OUT);

    assertTrue(verdict.wrong().orElse("").startsWith("rotation: an old token"), "" + verdict);
    assertTrue(
        new MatrixTable(List.of(verdict)).markdown("database").contains(" | red: rotation |"));
  }

  @Test
  void aDatabaseThatIsGoneMakesTheCellRed() throws Exception {
    DatabaseAddress nowhere = new DatabaseAddress("127.0.0.1:9", "nobody", "", "");
    MatrixDatabase gone = new MatrixDatabase("gone", "jdbc:mysql://", List.of(nowhere));

    Verdict verdict = CellRun.of(new Cell(gone, cell.tomcat(), cell.jdk()), Map.of(), OUT);

    assertTrue(verdict.wrong().orElse("").startsWith("database: "), "" + verdict);
  }

  @Test
  void aServerThatDoesNotStartMakesTheCellRed() throws Exception {
    Verdict verdict = CellRun.of(cell, Map.of("WXAPPLOGIN_DB_POOL_SIZE", "many"), OUT);

    assertTrue(verdict.wrong().orElse("").startsWith("start: "), "" + verdict);
  }
}
