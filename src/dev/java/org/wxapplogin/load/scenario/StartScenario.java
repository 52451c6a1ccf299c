package org.wxapplogin.load.scenario;

import static org.wxapplogin.load.process.Contender.REFERENCE;
import static org.wxapplogin.load.process.Contender.SERVER;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wxapplogin.load.measure.Spread;
import org.wxapplogin.load.process.Contender;

/** From the start of the Tomcat's process to the answer to a first login; the tables are there. */
final class StartScenario {
  private static final double AIM_SECONDS = 4;

  private StartScenario() {}

  static Outcome run(Field field) throws IOException, SQLException {
    for (Contender contender : List.of(SERVER, REFERENCE)) {
      field.awaitFirstAnswer(contender); // its tables are there then
    }
    field.stop(SERVER);
    field.stop(REFERENCE);
    Map<Contender, List<Double>> seconds = new EnumMap<>(Contender.class);
    for (int round = 1; round <= field.effort().rounds(); round++) {
      for (Contender contender : List.of(SERVER, REFERENCE)) {
        long start = System.nanoTime();
        field.stage().launch(contender);
        field.awaitFirstAnswer(contender);
        double took = (System.nanoTime() - start) / 1e9;
        seconds.computeIfAbsent(contender, key -> new ArrayList<>()).add(took);
        field
            .out()
            .printf(Locale.ROOT, "  start, round %d, %s: %.2f s%n", round, contender.title(), took);
        field.stop(contender);
      }
    }
    Spread one = Spread.of(seconds.get(SERVER));
    Spread other = Spread.of(seconds.get(REFERENCE));
    Figure figure =
        new Figure(
            "start to the first answer",
            "s",
            one,
            REFERENCE.title(),
            other,
            one.median(),
            new Aim(true, AIM_SECONDS, "s"));
    return new Outcome("Start", List.of(figure), List.of());
  }
}
