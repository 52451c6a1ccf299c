package org.wxapplogin.load.process;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.wxapplogin.load.process.Meter.Part;
import org.wxapplogin.sandbox.host.Nginx;

/**
 * As many Tomcats with the WAR as {@link Contender#NODES} has, over one database, and for each of
 * these contenders an nginx before the first so many of them. While one of them has its turn, the
 * Tomcats that are not its are stopped in the middle of whatever they do: they ask the database for
 * nothing.
 */
public final class Nodes implements Running, AutoCloseable {
  /** So long a Tomcat that goes on may take to find out what it has missed. */
  private static final long TO_CATCH_UP_NANOS = 700_000_000;

  private final Stage stage;
  private final NodesDatabase database;
  private final List<TomcatServer> tomcats = new ArrayList<>();
  private final Map<Contender, NginxServer> fronts = new EnumMap<>(Contender.class);
  private int awake;

  private Nodes(Stage stage, NodesDatabase database) {
    this.stage = stage;
    this.database = database;
  }

  /** Over the database that was given, else over that of the stage; starts none of them. */
  public static Nodes open(Stage stage) throws SQLException {
    GivenDatabase given = stage.props().given().orElseGet(() -> stage.database().asGiven());
    return new Nodes(stage, NodesDatabase.open(given));
  }

  /**
   * Starts one more, and an nginx before all that there are, and does not wait. The first one makes
   * the tables: on a cluster, several that start at once would hinder each other.
   */
  public TomcatServer launch() throws IOException {
    Path dir = stage.props().dir().resolve("tomcats").toAbsolutePath();
    int node = tomcats.size();
    tomcats.add(stage.launchNode(database.environment(node), dir.resolve("node-" + node)));
    fronts.put(
        Contender.NODES.get(node),
        NginxServer.keeping(
            dir.resolve("nginx-" + node), tomcats.stream().map(TomcatServer::port).toList()));
    awake = tomcats.size();
    return tomcats.get(node);
  }

  /** Whether this machine has what is needed. */
  public static boolean canRun() {
    return Nginx.program().isPresent();
  }

  /** Where the nginx of a contender listens. */
  public int port(Contender contender) {
    return fronts.get(contender).port();
  }

  public String databaseVersion() throws SQLException {
    return database.version();
  }

  /**
   * The one number that a query over the tables gives; where hosts differ, the greatest.
   *
   * @param query of the code, never of the outside
   */
  public long count(String query) throws SQLException {
    return database.greatest(query);
  }

  @Override
  public void turn(Contender contender) throws IOException {
    int wanted = Contender.NODES.indexOf(contender) + 1;
    for (int node = 0; node < tomcats.size(); node++) {
      if (node < wanted) {
        tomcats.get(node).resume();
      } else {
        tomcats.get(node).pause();
      }
    }
    if (wanted != awake) {
      awake = wanted;
      LockSupport.parkNanos(TO_CATCH_UP_NANOS);
    }
  }

  @Override
  public Meter meter(Contender contender) throws SQLException {
    Map<Part, List<Long>> pids = new EnumMap<>(Part.class);
    pids.put(Part.SERVER, tomcats.stream().map(TomcatServer::pid).toList());
    pids.put(Part.NGINX, fronts.get(contender).pids());
    pids.put(Part.DATABASE, database.pids());
    pids.put(Part.WECHAT, List.of(stage.wechat().pid()));
    return Meter.start(pids, database::counters);
  }

  @Override
  public Duration ofCompilers(Contender contender) {
    return tomcats.stream()
        .map(tomcat -> Cpu.ofCompilers(tomcat.pid()))
        .reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public Profiler profiler(Contender contender) throws IOException {
    return Profiler.attach(tomcats.get(0).pid());
  }

  @Override
  public void close() throws SQLException {
    fronts.values().forEach(NginxServer::close);
    tomcats.forEach(TomcatServer::close);
    database.close();
  }
}
