package org.wxapplogin.war.matrix;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.TestDirs;
import org.wxapplogin.war.TrialCommand;
import org.wxapplogin.war.trial.OwnDatabase;

/** The command {@code bin/matrix}: runs one cell after the other and prints how they ended. */
public final class Matrix {
  private static final List<String> JDKS = List.of("17", "25");
  private static final List<String> TOMCATS = List.of("10.1.59", "11.0.24");

  /** What should be in the table, by the beginning of its name. */
  private static final List<String> WANTED =
      List.of(
          "JDK 17",
          "JDK 25",
          "Tomcat 10.1",
          "Tomcat 11",
          "MariaDB 10.",
          "MariaDB 11.4",
          "MySQL 8.4",
          "MySQL 9.7");

  private final MatrixOptions options;
  private final PrintStream out;

  private Matrix(MatrixOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  public static void main(String... arguments) throws Exception {
    TrialCommand.run(() -> new Matrix(MatrixOptions.parse(arguments), System.out).run());
  }

  /** Whether every cell is green. */
  private boolean run() throws IOException, SQLException, InterruptedException {
    if (options.help) {
      out.print(MatrixOptions.usage());
      return true;
    }
    List<MatrixDatabase> databases = new ArrayList<>();
    for (String each : options.databases) {
      databases.add(MatrixDatabase.given(each));
    }
    Optional<OwnDatabase> own =
        options.noEmbedded
            ? Optional.empty()
            : Optional.of(new OwnDatabase(TestDirs.ofThisProcess("matrix-db")));
    try {
      if (own.isPresent()) {
        databases.add(MatrixDatabase.of("MariaDB", "jdbc:mysql://", own.get().addresses()));
      }
      return run(cells(databases));
    } finally {
      own.ifPresent(OwnDatabase::close);
    }
  }

  private List<Cell> cells(List<MatrixDatabase> databases)
      throws IOException, InterruptedException {
    List<Jdk> jdks = new ArrayList<>();
    for (Path home : options.jdks) {
      jdks.add(Jdk.at(home));
    }
    if (jdks.isEmpty()) {
      jdks.addAll(Jdk.installed(JDKS));
    }
    List<Cell> cells = new ArrayList<>();
    for (String version : options.tomcats.isEmpty() ? TOMCATS : options.tomcats) {
      Tomcat tomcat = Tomcat.fetch(version, TestDirs.shared("tomcat-matrix"));
      for (Jdk jdk : jdks) {
        databases.forEach(database -> cells.add(new Cell(database, tomcat, jdk)));
      }
    }
    for (String wanted : WANTED) {
      if (cells.stream().noneMatch(cell -> cell.toString().contains(wanted))) {
        out.println("not here: " + wanted + " (see --jdk, --database)");
      }
    }
    return cells.stream().filter(cell -> cell.toString().contains(options.only)).toList();
  }

  private boolean run(List<Cell> cells) throws IOException {
    if (cells.isEmpty()) {
      throw new IllegalArgumentException("there is no cell " + options.only);
    }
    List<Verdict> verdicts = new ArrayList<>();
    for (Cell cell : cells) {
      out.printf("%d of %d  %s%n", verdicts.size() + 1, cells.size(), cell);
      verdicts.add(CellRun.of(cell, Map.of(), out));
    }
    MatrixTable table = new MatrixTable(verdicts);
    out.println();
    out.print(table.markdown("database"));
    verdicts.forEach(v -> v.wrong().ifPresent(wrong -> out.println(v.cell() + ": " + wrong)));
    if (options.write) {
      LocalDate today = LocalDate.now();
      table.write(Path.of("docs/deploy.md"), "database", "Run on %s.", today);
      table.write(Path.of("docs/zh/deploy.md"), "数据库", "运行于 %s。", today);
    }
    return verdicts.stream().allMatch(Verdict::green);
  }
}
