package org.wxapplogin.app;

import static java.util.stream.Collectors.toMap;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.wxapplogin.config.AppSettings;
import org.wxapplogin.config.SessionSettings;
import org.wxapplogin.config.Settings;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.crypto.Sealer;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.dao.Db;
import org.wxapplogin.guard.RateLimits;
import org.wxapplogin.guard.WechatGuard;
import org.wxapplogin.metrics.Metrics;
import org.wxapplogin.service.figures.HealthService;
import org.wxapplogin.service.job.CleanUp;
import org.wxapplogin.service.job.SharedJob;
import org.wxapplogin.service.login.LoginService;
import org.wxapplogin.service.login.LoginTransaction;
import org.wxapplogin.service.login.LoginWriter;
import org.wxapplogin.service.session.LastSeenBuffer;
import org.wxapplogin.service.session.RevocationFeed;
import org.wxapplogin.service.session.ServiceAccounts;
import org.wxapplogin.service.session.SessionEnds;
import org.wxapplogin.service.session.SessionService;
import org.wxapplogin.wechat.HttpWechatGateway;
import org.wxapplogin.wechat.WechatGateway;

/**
 * The whole object graph, built top to bottom: an object can use only what stands above it. Read
 * this file first. Clocks, randomness, threads and the outside world enter here and nowhere else.
 */
public final class App implements AutoCloseable {
  private final Settings settings;
  private final SecureRandom random;
  private final Metrics metrics;
  private final ScheduledExecutorService timer;
  private final ExecutorService writers;
  private final WechatGuard exchanges;
  private final WechatGuard callExchanges;
  private final LoginService logins;
  private final SessionModule sessions;
  private final UserAccountModule account;
  private final UserDataModule userData;
  private final ServiceAccounts services;
  private final CleanUp cleanUp;
  private final HealthService health;
  private final DashboardModule dashboard;
  private final ConsoleModule admin;
  private final Jobs jobs;

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
    this.settings = settings;
    this.random = random;
    Map<String, SessionSettings> sessionSettings =
        settings.apps().stream().collect(toMap(AppSettings::appid, AppSettings::session));
    String node = NodeName.of(newRequestId());

    // threads and meters
    timer = Threads.timer();
    writers = Threads.pool("writer-");
    metrics = new Metrics(clock, nanoTime);

    // crypto
    Tokens tokens = new Tokens(random);
    Sealer sealer = new Sealer(settings.keys().sealingBytes(), random);
    KeyedHash hashes = new KeyedHash(settings.keys().lookupBytes());

    // data
    Db db = new Db(dataSource);

    // WeChat, and what guards against it
    WechatGateway wechat = new HttpWechatGateway(settings.wechat().baseUrl());
    exchanges =
        new WechatGuard(
            settings.wechat(), nanoTime, timer, Threads.waiting("exchange-"), metrics, "login");
    RateLimits limits = new RateLimits(settings.limits(), nanoTime);

    // sessions
    sessions =
        SessionModule.build(
            sessionSettings, settings.sessionCache(), db, sealer, tokens, clock, nanoTime, metrics);

    // what WeChat knows of the user
    callExchanges =
        new WechatGuard(
            settings.wechat().forCalls(settings.userData()),
            nanoTime,
            timer,
            Threads.waiting("call-"),
            metrics,
            "call");
    userData =
        new UserDataModule(
            settings, db, sealer, hashes, tokens, limits, callExchanges, sessions.ends(), clock);

    // logins
    LoginTransaction loginTransaction = new LoginTransaction(sessionSettings, clock);
    LoginWriter loginWriter = new LoginWriter(db, loginTransaction, writers, metrics);
    logins =
        new LoginService(
            settings.apps(),
            limits,
            exchanges,
            wechat,
            sealer,
            hashes,
            tokens,
            userData.reader(),
            settings.userData().checkContent(),
            loginWriter,
            clock);

    // the rest
    account = new UserAccountModule(settings.retention(), db, sessions.ends(), limits, clock);
    services = new ServiceAccounts(settings.services(), limits);
    cleanUp =
        new CleanUp(
            db,
            new SharedJob(db, CleanUp.JOB, node, clock, metrics),
            account.deletion(),
            settings.retention(),
            clock);
    health = new HealthService(db);
    admin = ConsoleModule.build(this, db, sealer, hashes, tokens, limits, clock, random, node);
    dashboard =
        DashboardModule.build(
            db,
            node,
            exchanges,
            callExchanges,
            sessions.cache(),
            new PoolMeter(dataSource, metrics),
            settings,
            clock,
            nanoTime,
            metrics);
    jobs = new Jobs(this);
  }

  public Settings settings() {
    return settings;
  }

  public LoginService logins() {
    return logins;
  }

  /** The live counters of this node. */
  public Metrics metrics() {
    return metrics;
  }

  public SessionService sessions() {
    return sessions.sessions();
  }

  public SessionEnds ends() {
    return sessions.ends();
  }

  public RevocationFeed revocations() {
    return sessions.revocations();
  }

  public LastSeenBuffer touches() {
    return sessions.touches();
  }

  public UserAccountModule account() {
    return account;
  }

  /** What WeChat knows of the user beyond who it is. */
  public UserDataModule userData() {
    return userData;
  }

  public ServiceAccounts services() {
    return services;
  }

  public CleanUp cleanUp() {
    return cleanUp;
  }

  public HealthService health() {
    return health;
  }

  /** The figures, and the page that shows them. */
  public DashboardModule dashboard() {
    return dashboard;
  }

  /** What only the admin pages use. */
  public ConsoleModule admin() {
    return admin;
  }

  /** Puts into the database what must be there before the first request. */
  public App prepare() {
    admin.accounts().first().make();
    return this;
  }

  /** Starts what runs by itself; a test that moves its own clocks calls the jobs itself instead. */
  public App start() {
    jobs.start();
    return this;
  }

  /** An id for a request: unique, and nothing more. */
  String newRequestId() {
    byte[] bytes = new byte[9];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  @Override
  public void close() {
    jobs.close();
    exchanges.close();
    callExchanges.close();
    timer.shutdownNow();
    Threads.finish(writers); // what is being written is answered
  }
}
