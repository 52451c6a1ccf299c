package org.wxapplogin.sandbox.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import org.wxapplogin.sandbox.host.PrivateFiles;
import org.wxapplogin.sandbox.host.SandboxException;

/**
 * A MariaDB server in a directory of its own, which keeps its data between runs. It listens on
 * loopback only and has one account, whose password is made here. Only one process at a time can
 * use a directory; a server that a killed process left running there is found and stopped.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String USER = "wxapplogin";
  private static final long JETTY_PATIENCE_MILLIS = 20_000;

  private final Path dir;
  private final FileChannel lock;
  private final String password;
  private final MariaDbProcess server;

  /** Keeps this object reachable: were it garbage collected, the lock would be released. */
  private final Thread atExit = new Thread(this::stopAtExit, "embedded-database-stop");

  private EmbeddedDatabase(Path dir, FileChannel lock, Path binaries, List<String> options)
      throws IOException {
    this.dir = dir;
    this.lock = lock;
    MariaDbBinaries mariaDb = MariaDbBinaries.in(binaries);
    Path data = dir.resolve("data");
    mariaDb.createDataDirectory(data);
    this.password = password(dir.resolve("password"));
    this.server =
        new MariaDbProcess(mariaDb, data, dir.resolve("mariadbd.log"), accounts(), options);
  }

  /**
   * Starts the database in {@code dir}, which is made if it is not there.
   *
   * @throws SandboxException if another running copy uses the directory, or the server does not
   *     start
   */
  public static EmbeddedDatabase start(Path dir) {
    return start(dir, dir.resolve("mariadb"));
  }

  /** The same, with the unpacked server kept in {@code binaries}: several may share one. */
  public static EmbeddedDatabase start(Path dir, Path binaries) {
    return start(dir, binaries, List.of());
  }

  /**
   * @param options of the server, such as {@code --innodb-buffer-pool-size=2G}, for this start only
   */
  public static EmbeddedDatabase start(Path dir, Path binaries, List<String> options) {
    Path home = dir.toAbsolutePath().normalize();
    try {
      Files.createDirectories(home);
      FileChannel lock = lock(home);
      try {
        EmbeddedDatabase database =
            new EmbeddedDatabase(home, lock, binaries.toAbsolutePath().normalize(), options);
        Runtime.getRuntime().addShutdownHook(database.atExit);
        database.server.start();
        return database;
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String jdbcUrl(String schema) {
    return "jdbc:mysql://127.0.0.1:" + server.port() + "/" + schema + "?sslMode=DISABLED";
  }

  public String user() {
    return USER;
  }

  public String password() {
    return password;
  }

  /** A connection whose user may do everything, on every schema. */
  Connection connect(String schema) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(schema), USER, password);
  }

  /** The number of the server process, which each restart changes. */
  public long pid() {
    return server.pid();
  }

  /** Makes an empty schema unless there is one of this name. */
  public void createSchema(String name) {
    try (Connection connection = connect("");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE IF NOT EXISTS `" + name + "` CHARACTER SET utf8mb4");
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create the schema " + name, e);
    }
  }

  /**
   * Kills the server process as {@code kill -9} does: nothing is flushed, no client is answered.
   */
  public void kill() {
    server.kill();
  }

  /** Starts the server again, on the same port; one that still runs is stopped first. */
  public void restart() {
    server.stop();
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops the server and lets go of the directory. The JVM's exit does the same. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The JVM is ending already, and stops it itself.
    }
    server.stop();
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unlock " + dir, e);
    }
  }

  /** The kernel drops the lock with the process, however it ends. */
  private static FileChannel lock(Path dir) throws IOException {
    FileChannel channel =
        FileChannel.open(dir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // Held by this very JVM: the same answer as for another.
    }
    channel.close();
    throw new SandboxException(
        "The database in "
            + dir
            + " is in use by another running copy. Stop that one, or give this one a directory of"
            + " its own: -Ddb.dir=<directory>");
  }

  /**
   * Waits for Jetty first, which stops in a hook of its own at the same time: the application in it
   * still needs the database. Uses only classes that are loaded by then, for Jetty closes their
   * loader.
   */
  private void stopAtExit() {
    try {
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().equals("JettyShutdownThread")) {
          thread.join(JETTY_PATIENCE_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop();
  }

  private static String password(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] bytes = new byte[16];
      new SecureRandom().nextBytes(bytes);
      PrivateFiles.write(file, HexFormat.of().formatHex(bytes));
    }
    return Files.readString(file, UTF_8).strip();
  }

  /** A script that the server runs at each start, so that only our account can sign in. */
  private Path accounts() throws IOException {
    Path file = dir.resolve("accounts.sql");
    String account = "'" + USER + "'@'127.0.0.1'";
    PrivateFiles.write(
        file,
        String.join(
            "\n",
            List.of(
                "DELETE FROM mysql.global_priv WHERE User IN ('', 'root');",
                "FLUSH PRIVILEGES;",
                "CREATE USER IF NOT EXISTS " + account + ";",
                "ALTER USER " + account + " IDENTIFIED BY '" + password + "';",
                "GRANT ALL ON *.* TO " + account + " WITH GRANT OPTION;",
                "")));
    return file;
  }
}
