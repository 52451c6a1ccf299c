package org.wxapplogin.war.faults;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.wxapplogin.war.TomcatProcess;
import org.wxapplogin.war.load.Load;
import org.wxapplogin.war.trial.Trial;

/** Somebody locks tables, or all of them, and lets them go after some seconds. */
final class LockedTables implements Scenario {
  private static final Duration HELD = Duration.ofSeconds(12);
  private static final Duration AFTER = Duration.ofSeconds(5);

  private final String name;
  private final String about;
  private final String lock;

  private LockedTables(String name, String about, String lock) {
    this.name = name;
    this.about = about;
    this.lock = lock;
  }

  /** The two tables that each login writes. */
  static Scenario ofLogins() {
    return new LockedTables(
        "locked-tables",
        "LOCK TABLES users, sessions for 12 s: every answer in the frame and in time, and logins"
            + " work within 5 s afterwards",
        "LOCK TABLES users WRITE, sessions WRITE");
  }

  /** What a backup without transactions does. */
  static Scenario global() {
    return new LockedTables(
        "global-lock",
        "FLUSH TABLES WITH READ LOCK for 12 s: every answer in the frame and in time, and logins"
            + " work within 5 s afterwards",
        "FLUSH TABLES WITH READ LOCK");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String about() {
    return about;
  }

  @Override
  public int rounds() {
    return 2;
  }

  @Override
  public void run(Trial trial) throws Exception {
    TomcatProcess server = trial.startedServer();
    try (Load load = trial.load(server)) {
      for (int round = 1; round <= trial.rounds(); round++) {
        trial.awaitAnswers(100);
        try (Connection connection = trial.schema().connect();
            Statement statement = connection.createStatement()) {
          statement.execute(lock);
          trial.say("locked");
          trial.pause(HELD);
          statement.execute("UNLOCK TABLES");
        }
        int before = trial.ledger().open().size();
        trial.promiseWithin(
            AFTER,
            () -> trial.ledger().open().size() > before,
            "round " + round + ": no login works 5 s after the lock");
      }
    }
    trial.compareBooks(server);
  }
}
