package org.wxapplogin.load.scenario;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.load.client.Generator;
import org.wxapplogin.load.client.Traffic;
import org.wxapplogin.load.measure.Logins;
import org.wxapplogin.load.measure.People;
import org.wxapplogin.load.measure.Rounds;
import org.wxapplogin.load.measure.Rounds.Work;
import org.wxapplogin.load.measure.Series;
import org.wxapplogin.load.process.Contender;
import org.wxapplogin.load.process.Meter.Part;
import org.wxapplogin.load.process.Nodes;

/**
 * Returning logins through the shipped nginx, with one, two and three Tomcats behind it: what a
 * login costs each part. All share this machine, so its throughput cannot grow; {@link Capacity}
 * computes from the costs what several machines would carry.
 */
final class NodesScenario {
  /** No more of the database, and of the nodes together, than so many times that with one node. */
  private static final double AIM = 1.2;

  private static final Contender ALL = Contender.THREE_NODES;

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
    for (Contender contender : Contender.NODES) {
      field.awaitFirstAnswer(contender, nodes.launch());
    }
    People people = field.settle(ALL, nodes.port(ALL), field.people(field.effort().people()));
    Traffic traffic = Logins.returning(ALL.loginPath(), people, Long.MAX_VALUE);
    field.warmUp(
        nodes,
        ALL,
        length -> Generator.closed(nodes.port(ALL), traffic, Field.CONNECTIONS, length));
    Map<Contender, Series> series = measure(traffic);
    Series one = series.get(Contender.ONE_NODE);
    List<Figure> figures = new ArrayList<>();
    for (Contender contender : List.of(Contender.TWO_NODES, Contender.THREE_NODES)) {
      figures.add(compared("database", Part.DATABASE, series.get(contender), one));
      figures.add(compared("nodes", Part.SERVER, series.get(contender), one));
    }
    figures.removeIf(figure -> figure.other().median() == 0); // a database that cannot be looked at
    new Capacity(List.copyOf(series.values()), out).print();
    new SameUsers(field, nodes).run();
    return new Outcome(
        "Returning logins through nginx, with one, two and three nodes",
        figures,
        List.copyOf(series.values()));
  }

  /** As many connections for each node, so that the groups of a node's logins are as large. */
  private Map<Contender, Series> measure(Traffic traffic) throws IOException, SQLException {
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
