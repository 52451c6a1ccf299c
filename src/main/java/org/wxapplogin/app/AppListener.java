package org.wxapplogin.app;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.security.SecureRandom;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.config.ConfigException;
import org.wxapplogin.config.Settings;
import org.wxapplogin.log.Logging;

/**
 * Starts the server when the container starts the WAR, and stops it. Named in web.xml. What is
 * wrong with the configuration or the database is told in one message ({@link FailedStart}), and
 * the WAR does not start; but for a database that is away, {@link Startup} waits.
 */
public final class AppListener implements ServletContextListener {
  private static final Logger log = LoggerFactory.getLogger(AppListener.class);
  private static final String JNDI_NAME = "java:comp/env/jdbc/wxapplogin";
  private static final String MIGRATIONS = "/WEB-INF/classes/sql/";

  private FailedStart failed;
  private BasicDataSource pool;
  private App app;
  private Startup startup;
  private StopSignals signals;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    failed = FailedStart.in(event.getServletContext());
    try {
      start(event.getServletContext());
    } catch (SQLException | RuntimeException e) {
      failed.report(e);
      throw e instanceof ConfigException config
          ? config
          : new IllegalStateException("wxapplogin does not start", e);
    }
  }

  private void start(ServletContext context) throws SQLException {
    // The driver's clean-up thread would outlive the WAR; the pool gives every connection back.
    System.setProperty("com.mysql.cj.disableAbandonedConnectionCleanup", "true");
    Optional<DataSource> offered = offeredByContainer();
    Settings settings = Settings.from(ConfigFile.find(), offered.isPresent());
    PublicPath.check(settings.userData().publicUrl(), context.getContextPath());
    DataSource dataSource = offered.orElseGet(() -> pool = Database.pool(settings.database()));
    keepConnections(settings.wechat().maxExchanges());
    if (settings.userData().publicUrl().isEmpty()) {
      log.warn("public-url (WXAPPLOGIN_PUBLIC_URL) is not set: pictures cannot be uploaded");
    }
    app = new App(settings, dataSource, Clock.tickMillis(ZoneOffset.UTC), new SecureRandom());
    AppliedMigrations migrations = migrations(context);
    startup =
        new Startup(
            app,
            () -> {
              Database.prepare(settings.database(), migrations, offered, dataSource);
              ClusterCheck.check(dataSource);
            },
            offered.map(theirs -> JNDI_NAME).orElseGet(settings.database()::place),
            () -> told(context.getContextPath()),
            failed::report);
    startup.begin();
    Routes.register(context, app);
    signals = app.stopSignals(context.getContextPath());
  }

  private void told(String place) {
    log.info("wxapplogin serves {} at {}", app.apps().appids(), place);
    warnOfUnknown(app.settings(), app.apps().appids());
    if (app.apps().isEmpty()) {
      log.warn(
          "nobody can log in, because no mini program is served: an owner enters one at {}/admin/apps,"
              + " or wechat.appid (WXAPPLOGIN_WECHAT_APPID) and wechat.secret name one",
          place);
    }
  }

  /** What services and receivers are limited to may be a typing mistake. */
  private static void warnOfUnknown(Settings settings, Set<String> known) {
    settings
        .services()
        .forEach(
            one -> warnOfUnknown("service", one.service().name(), one.service().appids(), known));
    settings
        .webhooks()
        .receivers()
        .forEach(one -> warnOfUnknown("webhook", one.name(), one.apps(), known));
  }

  private static void warnOfUnknown(
      String kind, String name, Optional<Set<String>> appids, Set<String> known) {
    appids.orElse(Set.of()).stream()
        .filter(appid -> !known.contains(appid))
        .forEach(appid -> log.warn("{}.{}.apps names {}, which is no app here", kind, name, appid));
  }

  /** Called after a start that failed, too. */
  @Override
  public void contextDestroyed(ServletContextEvent event) {
    if (signals != null) {
      signals.close();
    }
    if (startup != null) {
      startup.close();
    }
    if (app != null) {
      app.close();
    }
    if (pool != null) {
      try {
        pool.close();
      } catch (SQLException e) {
        log.warn("closing the pool: {}", e.getClass().getSimpleName());
      }
    }
    deregisterDrivers();
    Logging.stop(); // last: all of the above may log
  }

  private static AppliedMigrations migrations(ServletContext context) {
    Set<String> paths = context.getResourcePaths(MIGRATIONS);
    return new AppliedMigrations(
        Stream.ofNullable(paths)
            .flatMap(Set::stream)
            .map(path -> path.substring(MIGRATIONS.length()))
            .collect(Collectors.toSet()));
  }

  /**
   * HttpURLConnection keeps five idle connections to a host unless it is told before its first use.
   */
  private static void keepConnections(int most) {
    if (System.getProperty("http.maxConnections") == null) {
      System.setProperty("http.maxConnections", Integer.toString(most));
    }
  }

  /**
   * A driver of ours that stayed registered would keep the whole WAR in memory after it is gone.
   */
  private static void deregisterDrivers() {
    for (Driver driver : Collections.list(DriverManager.getDrivers())) {
      if (driver.getClass().getClassLoader() == AppListener.class.getClassLoader()) {
        try {
          DriverManager.deregisterDriver(driver);
        } catch (SQLException e) {
          log.warn("deregistering a driver: {}", e.getClass().getSimpleName());
        }
      }
    }
  }

  private static Optional<DataSource> offeredByContainer() {
    try {
      return Optional.of((DataSource) new InitialContext().lookup(JNDI_NAME));
    } catch (NamingException | ClassCastException e) {
      return Optional.empty(); // the usual case: our own pool
    }
  }
}
