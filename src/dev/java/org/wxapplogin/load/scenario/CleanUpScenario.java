package org.wxapplogin.load.scenario;

import static org.wxapplogin.load.process.Contender.CLEANING;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.wxapplogin.load.measure.Logins;
import org.wxapplogin.load.measure.Rounds.Turn;
import org.wxapplogin.load.measure.Rounds.Work;
import org.wxapplogin.load.measure.Series;
import org.wxapplogin.load.process.OldEvents;

/**
 * Returning logins while the same server deletes login events that are too old, against the same
 * when there are none. The two take turns.
 */
final class CleanUpScenario {
  /** More than a server deletes meanwhile; with five rounds of five seconds, a million. */
  private static final int ROWS_PER_SECOND = 40_000;

  private CleanUpScenario() {}

  static Outcome run(Field field) throws IOException, SQLException {
    field.stage().launch(CLEANING);
    field.awaitFirstAnswer(CLEANING);
    OldEvents old = field.stage().oldEvents(CLEANING);
    old.makeRoom();
    field.start(CLEANING);
    Work logins =
        field.closed(
            CLEANING,
            Logins.returning(
                CLEANING.loginPath(), field.peopleWithAllDevices(CLEANING), Long.MAX_VALUE),
            Field.CONNECTIONS);
    List<Series> series =
        field.measure(
            List.of(
                new Turn(
                    "returning login while old events are deleted",
                    CLEANING,
                    length -> {
                      old.add((int) (ROWS_PER_SECOND * length.toMillis() / 1_000));
                      return logins.run(length);
                    }),
                new Turn(
                    "returning login, none is old",
                    CLEANING,
                    length -> {
                      Field.await("no old event is there", () -> !old.areThere());
                      return logins.run(length);
                    })));
    field.stop(CLEANING);
    Figure figure =
        Figure.ratio(
            "login p99 while old events are deleted, c=64",
            "ms",
            series.get(0).latency(99),
            "while none is",
            series.get(1).latency(99),
            Aim.atMost(1.5));
    return new Outcome(
        "Returning logins while the clean-up deletes login events", List.of(figure), series);
  }
}
