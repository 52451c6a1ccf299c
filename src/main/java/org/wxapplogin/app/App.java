package org.wxapplogin.app;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.app.Basics.Time;
import org.wxapplogin.config.ConfigException;
import org.wxapplogin.config.Settings;
import org.wxapplogin.dao.Db;
import org.wxapplogin.guard.Stalls;
import org.wxapplogin.service.apps.Apps;
import org.wxapplogin.service.clock.Pauses;
import org.wxapplogin.service.figures.HealthService;
import org.wxapplogin.service.keys.KeyCheck;
import org.wxapplogin.web.Gate;

/**
 * The whole object graph, built top to bottom: an object can use only what stands above it. Read
 * this file first. Clocks, randomness, threads and the outside world enter here and nowhere else.
 * Each room of {@code service} has a module that builds it.
 */
public final class App implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(App.class);

  /** Together with {@link Threads#patience} less than the ten seconds that Tomcat waits. */
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

  private final FatalErrors errors = new FatalErrors();
  private final Threads threads = new Threads(errors);
  private final Jobs jobs = new Jobs(threads);
  private final ScheduledExecutorService timer = threads.scheduled("timer-", 2);
  private final ExecutorService writers = threads.pool("writer-");
  private final Gate gate = new Gate();
  private final HealthService health = new HealthService();
  private final Basics basics;
  private final Stalls stalls;
  private final PollConnection poll;
  private final WriterConnections writing;
  private final KeyCheck keys;
  private final Guards guards;
  private final AppsModule apps;
  private final SessionModule sessions;
  private final WechatModule wechat;
  private final PersonModule persons;
  private final LoginModule login;
  private final EventsModule events;
  private final AccountModule account;
  private final BackendModule backend;
  private final PushModule push;
  private final WebhookModule webhooks;
  private final AdminModule admins;
  private final UsersModule users;
  private final FiguresModule figures;

  /**
   * @param dataSource gives connections in autocommit mode at READ COMMITTED, to a database whose
   *     tables are up to date; stays the caller's to close
   */
  public App(Settings settings, DataSource dataSource, Clock clock, SecureRandom random) {
    this(settings, dataSource, clock, random, System::nanoTime);
  }

  /**
   * @param nanoTime a clock that only goes forward, for time-outs and the age of what is in memory
   */
  public App(
      Settings settings,
      DataSource dataSource,
      Clock clock,
      SecureRandom random,
      LongSupplier nanoTime) {
    basics = Basics.of(settings, dataSource, Time.of(settings, clock, nanoTime), random);
    poll = new PollConnection(dataSource, settings.database().connectionWait());
    writing = new WriterConnections(dataSource, settings.database());
    keys = new KeyCheck(basics.db(), basics.crypto().sealer(), basics.crypto().hashes());
    PoolMeter pool = new PoolMeter(dataSource, basics.metrics());

    stalls = new Stalls(nanoTime, basics.metrics());
    guards = Guards.build(basics, timer, threads, stalls);

    Db polled = new Db(poll.dataSource());
    apps = AppsModule.build(basics, polled, guards.calls());
    sessions = SessionModule.build(basics, apps.apps(), polled);
    HealthWatches.add(health, gate, errors, sessions.cache(), basics);

    wechat = WechatModule.build(basics, apps(), guards.calls());
    persons = PersonModule.build(basics);

    events = EventsModule.build(basics, timer);
    account =
        AccountModule.build(basics, wechat, sessions.ends(), persons.persons(), events.retention());
    login =
        LoginModule.build(
            basics,
            apps(),
            writing.db(),
            guards,
            writers,
            timer,
            wechat,
            account.cancellation(),
            persons,
            sessions.bans());
    users = UsersModule.build(basics, apps(), sessions, account, wechat);
    backend = BackendModule.build(basics, apps(), users.acts(), account, persons.persons());

    push = PushModule.build(basics, apps(), account.cancellation());
    webhooks = WebhookModule.build(basics, events.log(), threads);

    admins = AdminModule.build(basics);

    figures = FiguresModule.build(basics, guards, sessions.cache(), pool);
    JobPlan.enter(jobs, this);
  }

  /** Has its clock follow the database's from now on. */
  public App follow() {
    basics.clock().follow();
    sessions.revocations().poll();
    return this;
  }

  /**
   * Puts into the database what must be there before the first request, once the keys are known to
   * fit what it holds.
   *
   * @throws ConfigException if a key does not
   */
  public App prepare() {
    keys.run();
    apps.apps().reload();
    admins.first().make();
    return this;
  }

  /**
   * Starts the jobs, and follows the database's clock; a test that moves its own clocks calls them
   * itself instead.
   */
  public App start() {
    long tick = Stalls.TICK.toNanos();
    timer.scheduleWithFixedDelay(stalls::tick, 0, tick, TimeUnit.NANOSECONDS);
    basics.clock().follow();
    jobs.start();
    webhooks.start(threads::failed);
    return this;
  }

  /**
   * Says that this node is about to stop, while requests can still be answered: it is not ready any
   * more, nothing is begun that takes a while, and whatever is under way then is answered in time.
   */
  void leave() {
    if (gate.close()) {
      log.info("stopping: {} requests wait for their answers", gate.suspended());
      events.stream().close();
      timer.schedule(gate::answerAll, ANSWER_WITHIN.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /** Hears early that the container will stop this application; to be closed before it. */
  StopSignals stopSignals(String contextPath) {
    return new StopSignals(this::leave, threads.single("stop-", this::leave), timer, contextPath);
  }

  /**
   * Stops all threads and waits for their end. Whatever somebody waits for is complete before what
   * it waits for is shut: exchanges, then the writes that follow them, then requests.
   */
  @Override
  public void close() {
    leave();
    webhooks.close();
    guards.close();
    login.writer().writeLastCounts();
    login.writer().finish(threads.patience());
    gate.answerAll();
    jobs.close();
    lastWrites();
    threads.finish(writers);
    timer.shutdownNow(); // until now it has ended what has a deadline
    threads.close();
    poll.close();
    writing.close();
  }

  /** On a thread of their own: a database that hangs must not keep the container waiting. */
  private void lastWrites() {
    if (gate.isStarting()) {
      return; // nothing was done, and the database may not be there
    }
    writers.execute(
        () -> {
          webhooks.leave();
          sessions.lastSeen().flush();
          backend.uses().flush();
          figures.heartbeat().leave();
        });
  }

  public Settings settings() {
    return basics.settings();
  }

  Basics basics() {
    return basics;
  }

  /** When this process did not run. */
  public Pauses pauses() {
    return basics.time().pauses();
  }

  public HealthService health() {
    return health;
  }

  Threads threads() {
    return threads;
  }

  Gate gate() {
    return gate;
  }

  FatalErrors errors() {
    return errors;
  }

  /** The mini programs that are known at this moment. */
  public Apps apps() {
    return apps.apps();
  }

  public AppsModule appsModule() {
    return apps;
  }

  public SessionModule sessions() {
    return sessions;
  }

  public WechatModule wechat() {
    return wechat;
  }

  public PersonModule persons() {
    return persons;
  }

  public LoginModule login() {
    return login;
  }

  public EventsModule events() {
    return events;
  }

  public AccountModule account() {
    return account;
  }

  public BackendModule backend() {
    return backend;
  }

  public PushModule push() {
    return push;
  }

  public WebhookModule webhooks() {
    return webhooks;
  }

  public AdminModule admins() {
    return admins;
  }

  public UsersModule users() {
    return users;
  }

  public FiguresModule figures() {
    return figures;
  }
}
