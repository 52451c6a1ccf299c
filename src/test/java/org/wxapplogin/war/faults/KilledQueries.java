package org.wxapplogin.war.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.wxapplogin.war.TomcatProcess;
import org.wxapplogin.war.load.Load;
import org.wxapplogin.war.trial.Trial;

/** Somebody kills the server's statements and connections at random. */
final class KilledQueries implements Scenario {
  private static final int KILLS = 100;
  private static final Duration BETWEEN = Duration.ofMillis(30);

  @Override
  public String name() {
    return "killed-queries";
  }

  @Override
  public String about() {
    return "KILL QUERY and KILL CONNECTION of the server's statements at random, 100 in each round:"
        + " answers stay in the frame, no answered login is lost";
  }

  @Override
  public int rounds() {
    return 5;
  }

  @Override
  public void run(Trial trial) throws Exception {
    TomcatProcess server = trial.startedServer();
    int killed = 0;
    try (Load load = trial.load(server);
        Connection connection = trial.schema().connect();
        Statement statement = connection.createStatement()) {
      for (int round = 1; round <= trial.rounds(); round++) {
        trial.awaitAnswers(50);
        for (int i = 0; i < KILLS; i++) {
          killed += killOne(trial, statement);
          trial.pause(BETWEEN);
        }
        trial.say("round " + round + " of " + trial.rounds());
      }
      trial.awaitAnswers(50);
    }
    trial.note(killed + " killed");
    trial.compareBooks(server);
  }

  /** Busy ones first: those are in the middle of something. */
  private static int killOne(Trial trial, Statement statement) throws SQLException {
    List<Long> ids = new ArrayList<>();
    String sql =
        "SELECT id FROM information_schema.processlist WHERE user = '"
            + trial.schema().user()
            + "' ORDER BY command = 'Sleep', id";
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
    }
    if (ids.isEmpty()) {
      return 0;
    }
    long id = ids.get(trial.random().nextInt(Math.min(3, ids.size())));
    try {
      statement.execute((trial.random().nextBoolean() ? "KILL QUERY " : "KILL CONNECTION ") + id);
      return 1;
    } catch (SQLException gone) {
      return 0;
    }
  }
}
