package org.wxapplogin.war.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.wxapplogin.war.ConsoleClient;
import org.wxapplogin.war.ProcessSize;
import org.wxapplogin.war.TomcatProcess;
import org.wxapplogin.war.load.Answer;
import org.wxapplogin.war.load.Load;
import org.wxapplogin.war.trial.Trial;

/** One server under mixed load, looked at again and again. */
final class SoakRun {
  private static final int LEAST_SAMPLES = 3;

  private final Trial trial;
  private final Duration length;
  private final Duration every;
  private final List<Sample> samples = new ArrayList<>();

  /**
   * @param every how long it takes from one sample to the next; each costs a full collection
   */
  SoakRun(Trial trial, Duration length, Duration every) {
    this.trial = trial;
    this.length = length;
    this.every = every;
  }

  /** In the order of time. */
  List<Sample> samples() {
    return List.copyOf(samples);
  }

  /** Runs it to its end, and compares the books. Each promise not kept is the trial's. */
  void run() throws Exception {
    TomcatProcess server = trial.startedServer("WXAPPLOGIN_RETENTION_CLEAN_UP_EVERY", "10s");
    ConsoleClient admin = trial.admin(server);
    long start = System.nanoTime();
    try (Load load = trial.load(server);
        Visitors visitors = new Visitors(trial, admin, server.port())) {
      while (System.nanoTime() - start < length.toNanos() || samples.size() < LEAST_SAMPLES) {
        trial.pause(every);
        Sample sample = sample(server, (System.nanoTime() - start) / 1_000_000_000);
        samples.add(sample);
        trial.say(sample.toString());
      }
      trial.note(visitors.pages() + " pages of the console");
    }
    Verdict verdict = new Verdict(samples);
    verdict.lines().forEach(trial::note);
    verdict.grown().forEach(line -> trial.promise(false, "not flat: " + line));
    trial.compareBooks(server);
  }

  private Sample sample(TomcatProcess server, long seconds) throws IOException, SQLException {
    return new Sample(
        seconds,
        ProcessSize.of(server.pid()),
        connections(),
        trial.ledger().count(Answer.Kind.DONE),
        trial.ledger().count(Answer.Kind.PUT_OFF));
  }

  private int connections() throws SQLException {
    try (Connection connection = trial.schema().connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT COUNT(*) FROM information_schema.processlist WHERE user = '"
                    + trial.schema().user()
                    + "'")) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Writes the samples as a table and as a chart. */
  void write(Path dir) throws IOException {
    Files.createDirectories(dir);
    List<String> lines = new ArrayList<>(List.of(Sample.CSV_HEAD));
    samples.forEach(sample -> lines.add(sample.csv()));
    Files.write(dir.resolve("soak.csv"), lines);
    Files.writeString(dir.resolve("soak.svg"), Chart.svg(samples));
  }
}
