package org.wxapplogin.war.trial;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.wxapplogin.TestSettings;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.war.ConsoleClient;
import org.wxapplogin.war.TomcatProcess;
import org.wxapplogin.war.WarSettings;
import org.wxapplogin.war.load.Books;
import org.wxapplogin.war.load.Ledger;
import org.wxapplogin.war.load.Load;

/**
 * One run of a scenario: its tables, its WeChat, its servers, what its clients were answered, and
 * which promises were not kept. Its end ends all it started. {@link #promise} may be called by any
 * thread.
 */
public final class Trial implements AutoCloseable {
  /** The longest a request may take, whatever is broken. */
  public static final Duration BOUND = Duration.ofSeconds(15);

  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final int MOST_BROKEN = 8;

  private final String name;
  private final TrialPlan plan;
  private final PrintStream out;
  private final Schema schema;
  private final FakeWechat wechat = FakeWechat.start(0, Clock.systemUTC());
  private final SplittableRandom random;
  private final List<TomcatProcess> servers = new CopyOnWriteArrayList<>();
  private final Ledger ledger = new Ledger();
  private final List<String> broken = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final long start = System.nanoTime();
  private int lost;
  private int doubled;

  /** Prepares the run of the scenario of this name. */
  public Trial(String name, TrialPlan plan, PrintStream out) throws SQLException {
    this.name = name;
    this.plan = plan;
    this.out = out;
    this.schema = Schema.create(plan.nodes().addresses());
    this.random = new SplittableRandom(plan.seed() ^ name.hashCode());
  }

  public int rounds() {
    return plan.rounds();
  }

  public DatabaseNodes nodes() {
    return plan.nodes();
  }

  public Schema schema() {
    return schema;
  }

  public FakeWechat wechat() {
    return wechat;
  }

  public SplittableRandom random() {
    return random;
  }

  public Ledger ledger() {
    return ledger;
  }

  /**
   * A server that is not started yet.
   *
   * @param settings names and values of environment variables in turn
   */
  public TomcatProcess server(String... settings) throws IOException {
    Map<String, String> environment = new HashMap<>(settings());
    environment.put("WXAPPLOGIN_SESSION_MAX_DEVICES", "1000");
    environment.put("WXAPPLOGIN_ADMIN_SECURE_COOKIE", "false");
    for (String scope : List.of("IP", "APP")) {
      environment.put("WXAPPLOGIN_LIMIT_LOGINS_PER_" + scope + "_PER_MINUTE", "100000000");
    }
    for (int i = 0; i < settings.length; i += 2) {
      environment.put(settings[i], settings[i + 1]);
    }
    TomcatProcess server = new TomcatProcess(environment, List.of("-Xmx256m"));
    servers.add(server);
    return server;
  }

  /** The environment of a server that has all settings from it. */
  public Map<String, String> settings() {
    return WarSettings.environment(schema.url(plan.scheme()), wechat);
  }

  /** A server that is ready. */
  public TomcatProcess startedServer(String... settings) throws IOException, InterruptedException {
    TomcatProcess server = server(settings);
    start(server);
    return server;
  }

  /** An owner who is signed in at a server. */
  public ConsoleClient admin(TomcatProcess server)
      throws SQLException, IOException, InterruptedException {
    try (Connection connection = schema.connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE admins SET must_change = 0");
    }
    ConsoleClient admin = new ConsoleClient(server::uri);
    admin.signIn("admin", TestSettings.ADMIN_PASSWORD);
    return admin;
  }

  /** Starts one and waits until it is ready; how long that took. */
  public Duration start(TomcatProcess server) throws IOException, InterruptedException {
    server.launch();
    return within(START.multipliedBy(plan.slack()), server::isReady)
        .orElseThrow(() -> new IllegalStateException("not ready: see " + server.log()));
  }

  /** Clients of these servers that work until closed. */
  public Load load(TomcatProcess... to) {
    return load(ledger, List.of(to));
  }

  /** The same with another ledger. */
  public Load load(Ledger other, List<TomcatProcess> to) {
    return loadAt(other, to.stream().map(TomcatProcess::port).toList());
  }

  /** Clients of what listens on these ports, such as an nginx. */
  public Load loadAt(Ledger other, List<Integer> ports) {
    return new Load(other, wechat, ports, plan.pace(), random.split());
  }

  /** How long it took until this was so; empty if it was not so by the end of {@code most}. */
  public Optional<Duration> within(Duration most, BooleanSupplier what)
      throws InterruptedException {
    long begin = System.nanoTime();
    while (!what.getAsBoolean()) {
      if (System.nanoTime() - begin > most.toNanos()) {
        return Optional.empty();
      }
      pause(LOOK_EVERY);
    }
    return Optional.of(Duration.ofNanos(System.nanoTime() - begin));
  }

  /** How long it took until this was so, which must not be longer than {@code most}. */
  public Optional<Duration> promiseWithin(Duration most, BooleanSupplier what, String broken)
      throws InterruptedException {
    Optional<Duration> took = within(most.multipliedBy(plan.slack()), what);
    promise(took.isPresent(), broken);
    return took;
  }

  /** Remembers if something took longer than it may. */
  public void promiseAtMost(Duration most, Duration took, String what) {
    promise(
        took.compareTo(most.multipliedBy(plan.slack())) <= 0,
        what + " took " + took.toMillis() + " ms");
  }

  /** How long a client waits for an answer. */
  public Duration patience() {
    return plan.pace().patience();
  }

  /** Waits until clients were answered so many more times. */
  public void awaitAnswers(int more) throws InterruptedException {
    int enough = ledger.open().size() + more;
    promiseWithin(
        START,
        () -> ledger.open().size() >= enough,
        "clients are not answered: " + ledger.surprises());
  }

  /** Lets time pass. */
  public void pause(Duration time) throws InterruptedException {
    Thread.sleep(time.toMillis());
  }

  /** Remembers what is not as it must be. */
  public synchronized void promise(boolean kept, String what) {
    if (!kept) {
      if (broken.size() < MOST_BROKEN) {
        broken.add(what);
      }
      say("BROKEN: " + what);
    }
  }

  /** Remembers what was measured. */
  public void note(String what) {
    notes.add(what);
  }

  /** A line of progress. */
  public void say(String what) {
    out.printf("%7.1f s  %s: %s%n", took().toMillis() / 1e3, name, what);
  }

  /**
   * Compares all that was answered with a server that is ready, and with the database; and looks
   * for answers that must not come and for slow ones.
   */
  public void compareBooks(TomcatProcess server) throws SQLException, InterruptedException {
    try (Connection connection = schema.connect()) {
      Books books = Books.compare(ledger, server.port(), connection);
      lost += books.lost().size();
      doubled += books.doubled().size();
      promise(books.lost().isEmpty(), "lost: " + shortened(books.lost()));
      promise(books.doubled().isEmpty(), "doubled: " + shortened(books.doubled()));
    }
    promise(
        ledger.surprising() == 0,
        ledger.surprising() + " answers that must not come: " + ledger.surprises());
    promiseAtMost(BOUND, ledger.worst(), "an answer");
  }

  private static String shortened(List<String> all) {
    return all.size() + ", such as " + all.stream().limit(3).toList();
  }

  /** How it ended. */
  public Row row() {
    return new Row(
        name,
        rounds(),
        Row.Counts.of(ledger, lost, doubled),
        ledger.worst(),
        took(),
        List.copyOf(broken),
        List.copyOf(notes));
  }

  private Duration took() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Ends every server at once, also those that are paused. */
  public void killServers() {
    servers.forEach(TomcatProcess::kill);
  }

  @Override
  public void close() throws SQLException, IOException, InterruptedException {
    killServers();
    wechat.close();
    startDeadNodes();
    schema.close();
  }

  /** A scenario that could not go on may have left some. */
  private void startDeadNodes() throws IOException, InterruptedException {
    List<DatabaseAddress> addresses = nodes().addresses();
    for (int node = 0; node < addresses.size() && nodes().canBeKilled(); node++) {
      try {
        addresses.get(node).connect("").close();
      } catch (SQLException dead) {
        nodes().start(node);
      }
    }
  }
}
