package org.wxapplogin.app;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.flywaydb.core.Flyway;
import org.wxapplogin.config.DatabaseSettings;

/** The pool of connections and the migrations. */
public final class Database {
  private static final Duration MIGRATION_TIMEOUT = Duration.ofHours(6);

  /** After which a connection is replaced by a new one. */
  static final Duration LIFETIME = Duration.ofMinutes(30);

  private Database() {}

  /** A pool as this server wants it, of a database whose tables are there; not connected yet. */
  public static BasicDataSource pool(DatabaseSettings settings) {
    BasicDataSource pool =
        new AnsweringPool(
            settings.connectionWait(), settings.statementTimeout().plus(SessionLimits.GRACE));
    pool.setTestOnBorrow(false); // it asks for itself
    configured(pool, settings, settings.connectionWait());
    new SessionLimits(settings.statementTimeout()).apply(pool);
    return pool;
  }

  /** Few connections for an operator's command, which may read and wait for long. */
  public static BasicDataSource patientPool(DatabaseSettings settings) {
    BasicDataSource pool = configured(new HostsPool(), settings, MIGRATION_TIMEOUT);
    property(pool, "rewriteBatchedStatements", "true"); // one round trip for a batch
    return pool;
  }

  /**
   * Reaches the database, brings its tables up to date if that is wanted, and looks that they are
   * there.
   *
   * @param wanted the migrations of this WAR
   * @param offered by the container, in place of our own pool
   * @param used by the application
   * @throws SQLException or {@link org.flywaydb.core.api.FlywayException} if the database is away
   *     or not as it should be
   */
  static void prepare(
      DatabaseSettings settings,
      AppliedMigrations wanted,
      Optional<DataSource> offered,
      DataSource used)
      throws SQLException {
    boolean upToDate =
        offered.isPresent() ? had(offered.get(), settings, wanted) : reach(settings, wanted);
    if (settings.migrate() && !upToDate) {
      if (offered.isPresent()) {
        migrate(offered.get());
      } else {
        migrate(settings);
      }
    }
    used.getConnection().close();
  }

  /** Without the patience of {@link #migrate}, which a database that hangs would use up. */
  private static boolean reach(DatabaseSettings settings, AppliedMigrations wanted)
      throws SQLException {
    try (BasicDataSource once = new HostsPool()) {
      return had(configured(once, settings, settings.connectionWait()), settings, wanted);
    }
  }

  private static boolean had(
      DataSource database, DatabaseSettings settings, AppliedMigrations wanted)
      throws SQLException {
    try (Connection connection = database.getConnection()) {
      boolean all = wanted.areAll(connection);
      if (!all && settings.migrate()) {
        wanted.refuseLater(connection);
      }
      return all;
    }
  }

  private static BasicDataSource configured(
      BasicDataSource pool, DatabaseSettings settings, Duration socketTimeout) {
    pool.setDriverClassName("com.mysql.cj.jdbc.Driver");
    pool.setUrl(settings.url());
    pool.setUsername(settings.user());
    pool.setPassword(settings.password().reveal());
    pool.setMaxTotal(settings.poolSize());
    pool.setMaxIdle(settings.poolSize());
    pool.setMaxWait(settings.connectionWait());
    pool.setDefaultAutoCommit(true);
    pool.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    pool.setMaxConn(LIFETIME);
    pool.setLogExpiredConnections(false);
    // Db ends every transaction itself before it gives a connection back.
    pool.setRollbackOnReturn(false);
    property(pool, "connectTimeout", Long.toString(settings.connectionWait().toMillis()));
    property(pool, "socketTimeout", Long.toString(socketTimeout.toMillis()));
    property(pool, "tcpKeepAlive", "true");
    property(pool, "characterEncoding", "UTF-8");
    property(pool, "useServerPrepStmts", "false"); // why: docs/decisions/0045
    property(pool, "cachePrepStmts", "true");
    property(pool, "prepStmtCacheSize", "250");
    property(pool, "prepStmtCacheSqlLimit", "65536");
    property(pool, "useLocalSessionState", "true");
    return pool;
  }

  /**
   * Brings the tables up to date over a connection of its own, which may wait longer than a request
   * would: for another node that migrates, and for a large table to be altered.
   *
   * @throws org.flywaydb.core.api.FlywayException if the database is away or not as it should be
   */
  public static void migrate(DatabaseSettings settings) throws SQLException {
    try (BasicDataSource patient = new HostsPool()) {
      migrate(configured(patient, settings, MIGRATION_TIMEOUT));
    }
  }

  /** Brings the tables up to date; safe on many nodes at once. */
  public static void migrate(DataSource dataSource) {
    Flyway.configure(Database.class.getClassLoader())
        .dataSource(dataSource)
        .locations("classpath:sql")
        .load()
        .migrate();
  }

  private static void property(BasicDataSource pool, String name, String value) {
    if (!pool.getUrl().contains(name + "=")) { // the operator's word in the URL counts
      pool.addConnectionProperty(name, value);
    }
  }
}
