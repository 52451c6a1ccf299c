package org.wxapplogin.load.scenario;

import static org.wxapplogin.load.process.Contender.SERVER;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wxapplogin.load.measure.Logins;
import org.wxapplogin.load.measure.People;
import org.wxapplogin.load.measure.Series;
import org.wxapplogin.load.process.Contender;
import org.wxapplogin.load.process.FillProcess;
import org.wxapplogin.load.process.Stage;

/**
 * Returning logins of as many people among few users and among many. The sizes come one after the
 * other, each with a database of its own, which is kept.
 */
final class GrowthScenario {
  private static final double AIM = 0.8;
  private static final int MOST_PEOPLE = 5_000;

  private GrowthScenario() {}

  static Outcome run(Field field) throws IOException, SQLException {
    for (Contender contender : Contender.values()) {
      field.stop(contender);
    }
    Map<String, Series> bySize = new LinkedHashMap<>();
    for (String size : field.effort().sizes()) {
      bySize.put(size, measure(field, size));
    }
    List<String> sizes = List.copyOf(bySize.keySet());
    List<Figure> figures = new ArrayList<>();
    for (String size : sizes.subList(1, sizes.size())) {
      figures.add(
          Figure.ratio(
              "returning login among " + size + " users, c=64",
              "logins/s",
              bySize.get(size).perSecond(),
              "among " + sizes.get(0),
              bySize.get(sizes.get(0)).perSecond(),
              Aim.atLeast(AIM)));
    }
    return new Outcome(
        "Growth: returning logins among " + String.join(", ", sizes) + " users",
        figures,
        List.copyOf(bySize.values()));
  }

  private static Series measure(Field field, String size) throws IOException, SQLException {
    Path dir = field.stage().props().dir().resolve("users-" + size);
    FillProcess.fill(dir, size);
    try (Stage stage = Stage.open(field.stage().props().over(dir))) {
      Field filled = new Field(stage, field.effort(), field.profiles(), field.out());
      filled.awaitFirstAnswer(SERVER);
      awaitOnceJobs(stage, field.out());
      int most = Math.min(MOST_PEOPLE, field.effort().people());
      People people = filled.settle(SERVER, People.of(stage.users(most)));
      filled.start(SERVER);
      Logins logins = Logins.returning(SERVER.loginPath(), people, Long.MAX_VALUE);
      return filled
          .measure(
              "returning login among " + size,
              Map.of(SERVER, filled.closed(SERVER, logins, Field.CONNECTIONS)))
          .get(SERVER);
    }
  }

  /** What an upgrade costs once is not what logins cost among many users. */
  private static void awaitOnceJobs(Stage stage, PrintStream out) throws SQLException {
    long start = System.nanoTime();
    out.println(
        "  this server counts the login events that it found, and gives users their persons");
    Field.await("the events are counted and the persons given", stage::isTakenOver);
    out.printf("  done, after %d s%n", Duration.ofNanos(System.nanoTime() - start).toSeconds());
  }
}
