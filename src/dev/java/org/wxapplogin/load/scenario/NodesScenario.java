package org.wxapplogin.load.scenario;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.wxapplogin.load.client.Generator;
import org.wxapplogin.load.client.Run;
import org.wxapplogin.load.client.Traffic;
import org.wxapplogin.load.measure.Logins;
import org.wxapplogin.load.measure.People;
import org.wxapplogin.load.measure.Rounds;
import org.wxapplogin.load.measure.Rounds.Work;
import org.wxapplogin.load.measure.Series;
import org.wxapplogin.load.process.Contender;
import org.wxapplogin.load.process.Meter.Part;
import org.wxapplogin.load.process.Nodes;
import org.wxapplogin.sandbox.host.SandboxException;

/**
 * Returning logins through the shipped nginx, with one, two and three Tomcats behind it: what a
 * login costs each part. All share this machine, so its throughput cannot grow; {@link Growth}
 * computes from the costs what several machines would carry.
 */
final class NodesScenario {
  /** No more of the database, and of the nodes together, than so many times that with one node. */
  private static final double AIM = 1.2;

  private static final int MOST_DEVICES = 5;

  private static final Duration FOR_EVER = Duration.ofMinutes(10);
  private static final Duration TO_START = Duration.ofMinutes(2);
  private static final long PAUSE_NANOS = 50_000_000;
  private static final String PATH = Contender.SERVER.loginPath();

  private final Field field;
  private final Nodes nodes;
  private final PrintStream out;

  private NodesScenario(Field field, Nodes nodes) {
    this.field = field;
    this.nodes = nodes;
    this.out = field.out();
  }

  static Outcome run(Field field) throws IOException, SQLException {
    for (Contender contender : Contender.values()) {
      field.stop(contender);
    }
    try (Nodes nodes = Nodes.open(field.stage())) {
      return new NodesScenario(field, nodes).run();
    }
  }

  private Outcome run() throws IOException, SQLException {
    out.println("  database: " + nodes.databaseVersion());
    while (nodes.size() < Contender.NODES.size()) {
      awaitFirstAnswer(nodes.launch());
    }
    People people = field.people(field.effort().people());
    settle(people);
    Map<Contender, Series> series = measure(people);
    Series one = series.get(Contender.ONE_NODE);
    List<Figure> figures = new ArrayList<>();
    for (Contender contender : List.of(Contender.TWO_NODES, Contender.THREE_NODES)) {
      figures.add(compared("database", Part.DATABASE, series.get(contender), one));
      figures.add(compared("nodes", Part.SERVER, series.get(contender), one));
    }
    figures.removeIf(figure -> figure.other().median() == 0); // a database that cannot be looked at
    new Growth(List.copyOf(series.values()), out).print();
    new SameUsers(field, nodes).run();
    return new Outcome(
        "Returning logins through nginx, with one, two and three nodes",
        figures,
        List.copyOf(series.values()));
  }

  private void awaitFirstAnswer(int port) throws SQLException {
    long start = System.nanoTime();
    while (!answers(port)) {
      if (System.nanoTime() - start > TO_START.toNanos()) {
        throw new SandboxException(
            "a node does not answer: see the logs below target/load/tomcats");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private boolean answers(int port) {
    try {
      return Generator.one(port, Logins.returning(PATH, field.people(1), 1)).faulty() == 0;
    } catch (IOException e) {
      return false; // nobody listens yet
    }
  }

  /** Everybody's first login is answered before anybody's second is sent. */
  private void settle(People people) throws IOException {
    out.printf("  %,d people log in on %d devices each%n", people.count(), MOST_DEVICES);
    long others = (MOST_DEVICES - 1L) * people.count();
    for (long count : new long[] {people.count(), others}) {
      Rounds.check("preparation", send(Logins.returning(PATH, people, count), FOR_EVER));
    }
    out.printf("  warm-up: %d s%n", field.effort().firstWarmUp().toSeconds());
    Traffic more = Logins.returning(PATH, people, Long.MAX_VALUE);
    if (!field.effort().firstWarmUp().isZero()) {
      Rounds.check("warm-up", send(more, field.effort().firstWarmUp()));
    }
  }

  private Run send(Traffic traffic, Duration length) throws IOException {
    return Generator.closed(nodes.port(Contender.THREE_NODES), traffic, Field.CONNECTIONS, length);
  }

  /** As many connections for each node, so that the groups of a node's logins are as large. */
  private Map<Contender, Series> measure(People people) throws IOException, SQLException {
    Traffic traffic = Logins.returning(PATH, people, Long.MAX_VALUE);
    Map<Contender, Work> works = new LinkedHashMap<>();
    for (Contender contender : Contender.NODES) {
      int port = nodes.port(contender);
      int connections = Field.CONNECTIONS * (works.size() + 1);
      works.put(contender, length -> Generator.closed(port, traffic, connections, length));
    }
    return new Rounds(nodes, field.effort(), Optional.empty(), out)
        .measure("returning login through nginx", works);
  }

  private static Figure compared(String what, Part part, Series some, Series one) {
    return Figure.ratio(
        "CPU of the %s per login, %s".formatted(what, some.contender().title()),
        "µs",
        some.cpu(part),
        one.contender().title(),
        one.cpu(part),
        Aim.atMost(AIM));
  }
}
