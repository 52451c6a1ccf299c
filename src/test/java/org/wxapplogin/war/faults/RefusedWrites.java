package org.wxapplogin.war.faults;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.wxapplogin.war.TomcatProcess;
import org.wxapplogin.war.load.Load;
import org.wxapplogin.war.trial.Trial;

/**
 * The database refuses each write of a session with an error that a trigger raises: those of full
 * disks, of servers that only read, of clusters that have lost their majority.
 */
final class RefusedWrites implements Scenario {
  private static final Duration REFUSED = Duration.ofSeconds(2);
  private static final Duration AFTER = Duration.ofSeconds(5);

  /** An error as the server reports it. */
  private record SqlError(int number, String state, String text) {}

  private static final List<SqlError> ERRORS =
      List.of(
          new SqlError(1021, "HY000", "Disk full; waiting for someone to free some space"),
          new SqlError(1030, "HY000", "Got error 28 from storage engine"),
          new SqlError(1040, "08004", "Too many connections"),
          new SqlError(1041, "HY000", "Out of memory"),
          new SqlError(1047, "08S01", "WSREP has not yet prepared node for application use"),
          new SqlError(1114, "HY000", "The table is full"),
          new SqlError(1158, "08S01", "Got an error reading communication packets"),
          new SqlError(1203, "42000", "User already has more than max_user_connections"),
          new SqlError(1205, "HY000", "Lock wait timeout exceeded"),
          new SqlError(1213, "40001", "Deadlock found when trying to get lock"),
          new SqlError(1290, "HY000", "The server is running with the --read-only option"),
          new SqlError(1317, "70100", "Query execution was interrupted"),
          new SqlError(1836, "HY000", "Running in read-only mode"),
          new SqlError(1969, "70100", "Query execution was interrupted (max_statement_time)"),
          new SqlError(3024, "HY000", "Maximum statement execution time exceeded"),
          new SqlError(3100, "HY000", "Error on observer while running before_commit"),
          new SqlError(3101, "40000", "Plugin instructed the server to rollback"));

  @Override
  public String name() {
    return "refused-writes";
  }

  @Override
  public String about() {
    return "the database refuses writes with each error of full disks, read-only servers, killed"
        + " queries and lost clusters: 503 with a time to come back, and logins work afterwards";
  }

  @Override
  public void run(Trial trial) throws Exception {
    TomcatProcess server = trial.startedServer();
    try (Load load = trial.load(server);
        Connection connection = trial.schema().connect();
        Statement statement = connection.createStatement()) {
      trial.awaitAnswers(50);
      for (int round = 1; round <= trial.rounds(); round++) {
        for (SqlError error : ERRORS) {
          int before = trial.ledger().surprising();
          statement.execute(trigger(error));
          trial.pause(REFUSED);
          statement.execute("DROP TRIGGER refused_writes");
          trial.promise(
              trial.ledger().surprising() == before,
              "errors of number " + error.number() + " are answered wrongly");
          int answered = trial.ledger().open().size();
          trial.promiseWithin(
              AFTER,
              () -> trial.ledger().open().size() > answered + 10,
              "no login works 5 s after errors of number " + error.number());
          trial.say(error.number() + " " + error.text());
        }
      }
    }
    trial.compareBooks(server);
  }

  private static String trigger(SqlError error) {
    return "CREATE TRIGGER refused_writes BEFORE INSERT ON sessions FOR EACH ROW SIGNAL SQLSTATE '"
        + error.state()
        + "' SET MYSQL_ERRNO = "
        + error.number()
        + ", MESSAGE_TEXT = '"
        + error.text()
        + "'";
  }
}
