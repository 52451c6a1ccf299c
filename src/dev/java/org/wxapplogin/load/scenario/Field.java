package org.wxapplogin.load.scenario;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.wxapplogin.load.client.Generator;
import org.wxapplogin.load.client.Traffic;
import org.wxapplogin.load.measure.Checks;
import org.wxapplogin.load.measure.Effort;
import org.wxapplogin.load.measure.Logins;
import org.wxapplogin.load.measure.People;
import org.wxapplogin.load.measure.Rounds;
import org.wxapplogin.load.measure.Rounds.Turn;
import org.wxapplogin.load.measure.Rounds.Work;
import org.wxapplogin.load.measure.Series;
import org.wxapplogin.load.measure.WarmUp;
import org.wxapplogin.load.process.Contender;
import org.wxapplogin.load.process.Running;
import org.wxapplogin.load.process.Stage;
import org.wxapplogin.load.process.TomcatServer;
import org.wxapplogin.sandbox.host.SandboxException;

/** Where scenarios take place: the processes, and people who have logged in already. */
public final class Field {
  static final int CONNECTIONS = 64;

  /** As {@code session.max-devices} is unless it is set. */
  private static final int MOST_DEVICES = 5;

  private static final int GROUPS = 10_000_000;

  private static final Duration FOR_EVER = Duration.ofMinutes(10);
  private static final List<String> NO_TOKEN = List.of("x".repeat(43));
  private static final Duration PAUSE = Duration.ofMillis(5);
  private static final Duration TO_START = Duration.ofMinutes(2);
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

  private final Stage stage;
  private final Effort effort;
  private final Optional<Path> profiles;
  private final PrintStream out;
  private final Map<Contender, People> settled = new EnumMap<>(Contender.class);
  private final Set<Contender> warm = EnumSet.noneOf(Contender.class);

  /** A database that is kept holds the people of earlier runs. */
  private int groups = (int) (System.currentTimeMillis() / 1_000 % GROUPS);

  /**
   * @param profiles where recordings of this server are put; empty: none are made
   */
  public Field(Stage stage, Effort effort, Optional<Path> profiles, PrintStream out) {
    this.stage = stage;
    this.effort = effort;
    this.profiles = profiles;
    this.out = out;
  }

  Stage stage() {
    return stage;
  }

  Effort effort() {
    return effort;
  }

  Optional<Path> profiles() {
    return profiles;
  }

  PrintStream out() {
    return out;
  }

  /** Starts the Tomcats of these unless they run, waits until they answer, and warms them up. */
  void start(Contender... contenders) throws IOException, SQLException {
    for (Contender contender : contenders) {
      stage.server(contender);
    }
    for (Contender contender : contenders) {
      awaitFirstAnswer(contender);
    }
    for (Contender contender : contenders) {
      if (warm.add(contender)) {
        warmUp(contender);
      }
    }
  }

  private void warmUp(Contender contender) throws IOException, SQLException {
    Traffic traffic =
        contender == Contender.NO_OP
            ? new Checks(contender.checkPath(), NO_TOKEN)
            : Logins.returning(
                contender.loginPath(), peopleWithAllDevices(contender), Long.MAX_VALUE);
    warmUp(stage, contender, closed(contender, traffic, CONNECTIONS));
  }

  /** Warms up a contender that runs, be it on the stage or elsewhere. */
  void warmUp(Running running, Contender contender, Work work) throws IOException, SQLException {
    WarmUp warmUp = WarmUp.of(running, contender, work, effort.firstWarmUp());
    out.printf(
        "  warm-up of %s: %d s, its compilers %s%n",
        contender.title(), warmUp.length().toSeconds(), warmUp.rests() ? "rest" : "still work");
  }

  void stop(Contender contender) {
    stage.stop(contender);
    warm.remove(contender);
  }

  /** Asks again and again until a real request is answered as it must be. */
  void awaitFirstAnswer(Contender contender) throws IOException, SQLException {
    awaitFirstAnswer(contender, stage.server(contender));
  }

  /** The same of a Tomcat that need not be the stage's. */
  void awaitFirstAnswer(Contender contender, TomcatServer server) {
    long start = System.nanoTime();
    while (!answers(contender, server.port())) {
      server.requireAlive();
      if (System.nanoTime() - start > TO_START.toNanos()) {
        throw new SandboxException("the Tomcat of " + contender.title() + " does not answer");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** What may not be so yet. */
  interface Condition {
    boolean holds() throws SQLException;
  }

  /**
   * Asks ten times a second, for half an hour at most.
   *
   * @param what is waited for, for people
   */
  static void await(String what, Condition condition) throws SQLException {
    long start = System.nanoTime();
    while (!condition.holds()) {
      if (System.nanoTime() - start > LONGEST_WAIT.toNanos()) {
        throw new SandboxException(
            "in " + LONGEST_WAIT.toMinutes() + " minutes it was not so: " + what);
      }
      LockSupport.parkNanos(BETWEEN_QUESTIONS.toNanos());
    }
  }

  private boolean answers(Contender contender, int port) {
    Traffic one =
        contender == Contender.NO_OP
            ? new Checks(contender.checkPath(), NO_TOKEN)
            : Logins.returning(contender.loginPath(), people(1), 1);
    try {
      return Generator.one(port, one).faulty() == 0;
    } catch (IOException e) {
      return false; // nobody listens yet
    }
  }

  int port(Contender contender) throws IOException, SQLException {
    return stage.server(contender).port();
  }

  /** People of whom none was ever there. */
  People people(int count) {
    return new People(Integer.toString(GROUPS + groups++), count);
  }

  /**
   * People who are signed in on as many devices as they may, so that each login ends the oldest.
   */
  People peopleWithAllDevices(Contender contender) throws IOException, SQLException {
    People people = settled.get(contender);
    return people == null ? settle(contender, people(effort.people())) : people;
  }

  /** Has people log in until they have all their devices; returns them. */
  People settle(Contender contender, People people) throws IOException, SQLException {
    return settle(contender, port(contender), people);
  }

  /** The same where it is not the stage that knows the port. */
  People settle(Contender contender, int port, People people) throws IOException {
    out.printf(
        "  %s: %,d people log in on %d devices each%n",
        contender.title(), people.count(), MOST_DEVICES);
    // Everybody's first login is answered before anybody's second is sent, which could overtake it.
    long others = (MOST_DEVICES - 1L) * people.count();
    for (long count : new long[] {people.count(), others}) {
      send(contender, port, Logins.returning(contender.loginPath(), people, count));
    }
    settled.put(contender, people);
    return people;
  }

  /** Sends all of a traffic that ends by itself. */
  void send(Contender contender, Traffic traffic) throws IOException, SQLException {
    send(contender, port(contender), traffic);
  }

  private static void send(Contender contender, int port, Traffic traffic) throws IOException {
    Rounds.check(
        contender.title() + ", preparation",
        Generator.closed(port, traffic, CONNECTIONS, FOR_EVER));
  }

  /** Measures the contenders, which run already, by turns. */
  Map<Contender, Series> measure(String what, Map<Contender, Work> works)
      throws IOException, SQLException {
    return new Rounds(stage, effort, profiles, out).measure(what, works);
  }

  /** Measures what is done in turns, also by the same contender. */
  List<Series> measure(List<Turn> turns) throws IOException, SQLException {
    return new Rounds(stage, effort, profiles, out).measure(turns);
  }

  /** A closed loop of what each contender is sent. */
  Work closed(Contender contender, Traffic traffic, int connections)
      throws IOException, SQLException {
    int port = port(contender);
    return length -> Generator.closed(port, traffic, connections, length);
  }
}
