package org.wxapplogin.load.scenario;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.wxapplogin.load.client.Generator;
import org.wxapplogin.load.client.Run;
import org.wxapplogin.load.measure.Logins;
import org.wxapplogin.load.measure.People;
import org.wxapplogin.load.measure.Rounds;
import org.wxapplogin.load.process.Contender;
import org.wxapplogin.load.process.Nodes;
import org.wxapplogin.sandbox.host.SandboxException;

/**
 * So few people that each has several logins under way at any moment, on different nodes, which
 * write the same rows. Afterwards the tables must hold each answered login once.
 */
final class SameUsers {
  private static final int PEOPLE = 8;
  private static final String USERS = "SELECT COUNT(*) FROM users";
  private static final String LOGINS =
      "SELECT COUNT(*) FROM login_events WHERE outcome IN ('SUCCESS', 'NEW_USER')";
  private static final String TOO_MANY_DEVICES =
      "SELECT COUNT(*) FROM (SELECT user_id FROM sessions GROUP BY user_id HAVING COUNT(*) > 5) u";
  private static final String PATH = Contender.SERVER.loginPath();

  /** So long a host of a cluster may take to show what another has committed. */
  private static final long TO_SHOW_NANOS = 5_000_000_000L;

  private static final long PAUSE_NANOS = 50_000_000;

  private final Field field;
  private final Nodes nodes;

  SameUsers(Field field, Nodes nodes) {
    this.field = field;
    this.nodes = nodes;
  }

  /**
   * @throws SandboxException if a login that was answered is not there, or is there twice
   */
  void run() throws IOException, SQLException {
    nodes.turn(Contender.THREE_NODES);
    int port = nodes.port(Contender.THREE_NODES);
    long users = nodes.count(USERS);
    long logins = nodes.count(LOGINS);
    People people = field.people(PEOPLE);
    Run first =
        Rounds.check(
            "first logins of the same users",
            Generator.closed(
                port, Logins.returning(PATH, people, PEOPLE), PEOPLE, field.effort().length()));
    Run run =
        Generator.closed(
            port,
            Logins.returning(PATH, people, Long.MAX_VALUE),
            Field.CONNECTIONS,
            field.effort().length());
    long good = first.latencies().count() + run.latencies().count() - run.faulty();
    long written = await(LOGINS, logins + good) - logins;
    long more = await(USERS, users + PEOPLE) - users;
    long tooMany = nodes.count(TOO_MANY_DEVICES);
    field
        .out()
        .printf(
            Locale.ROOT,
            "  %d users at once on three nodes: %,.0f/s, p99 %.1f ms; %,d answered, %,d not; %,d logins and %d users written, %d users on too many devices%n",
            PEOPLE,
            run.perSecond(),
            run.latencies().millis(99),
            good,
            run.faulty(),
            written,
            more,
            tooMany);
    run.faults().stream().limit(1).forEach(fault -> field.out().println("  such as: " + fault));
    // A login that was not answered well may have been committed all the same.
    if (written < good || written > good + run.faulty() || more != PEOPLE || tooMany > 0) {
      throw new SandboxException("the tables do not hold each answered login once");
    }
  }

  private long await(String query, long wanted) throws SQLException {
    long start = System.nanoTime();
    long count = nodes.count(query);
    while (count < wanted && System.nanoTime() - start < TO_SHOW_NANOS) {
      LockSupport.parkNanos(PAUSE_NANOS);
      count = nodes.count(query);
    }
    return count;
  }
}
