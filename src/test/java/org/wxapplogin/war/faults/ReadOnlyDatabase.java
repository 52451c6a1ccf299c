package org.wxapplogin.war.faults;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.wxapplogin.war.TomcatProcess;
import org.wxapplogin.war.load.Load;
import org.wxapplogin.war.trial.DatabaseNodes;
import org.wxapplogin.war.trial.Trial;

/** The database only reads for some seconds, as during a change of its primary. */
final class ReadOnlyDatabase implements Scenario {
  private static final Duration HELD = Duration.ofSeconds(5);
  private static final Duration AFTER = Duration.ofSeconds(5);

  @Override
  public String name() {
    return "read-only";
  }

  @Override
  public String about() {
    return "the database is read-only for 5 s: logins are answered 503 with a time to come back, and"
        + " work within 5 s afterwards";
  }

  @Override
  public int rounds() {
    return 3;
  }

  @Override
  public boolean runsOn(DatabaseNodes nodes) {
    return nodes.addresses().size() == 1;
  }

  @Override
  public void run(Trial trial) throws Exception {
    TomcatProcess server = trial.startedServer();
    try (Load load = trial.load(server);
        Connection connection = trial.schema().connect();
        Statement statement = connection.createStatement()) {
      for (int round = 1; round <= trial.rounds(); round++) {
        trial.awaitAnswers(50);
        try {
          statement.execute("SET GLOBAL read_only = 1");
          trial.pause(HELD);
        } finally {
          statement.execute("SET GLOBAL read_only = 0");
        }
        int before = trial.ledger().open().size();
        trial.promiseWithin(
            AFTER,
            () -> trial.ledger().open().size() > before + 10,
            "round " + round + ": no login works 5 s afterwards");
        trial.say("round " + round + " of " + trial.rounds());
      }
    }
    trial.compareBooks(server);
  }
}
