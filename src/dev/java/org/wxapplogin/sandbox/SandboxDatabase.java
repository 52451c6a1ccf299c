package org.wxapplogin.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.config.ConfigSource;
import org.wxapplogin.config.Settings;
import org.wxapplogin.sandbox.database.EmbeddedDatabase;

/**
 * The database of a sandbox, with the sandbox's keys and admin but without the application: for
 * tools that work on it while no {@code mvn jetty:run} uses it.
 */
public final class SandboxDatabase implements AutoCloseable {
  private final Optional<EmbeddedDatabase> server;
  private final Settings settings;

  private SandboxDatabase(Optional<EmbeddedDatabase> server, Settings settings) {
    this.server = server;
    this.settings = settings;
  }

  /**
   * @param dir what {@code -Ddb.dir} of {@code mvn jetty:run} names; made if it is not there
   * @param options of the database server, for this start only
   */
  public static SandboxDatabase start(Path dir, List<String> options) throws IOException {
    EmbeddedDatabase server = EmbeddedDatabase.start(dir, dir.resolve("mariadb"), options);
    server.createSchema(Sandbox.SCHEMA);
    return new SandboxDatabase(
        Optional.of(server),
        settings(dir, server.jdbcUrl(Sandbox.SCHEMA), server.user(), server.password()));
  }

  /** Uses another database and starts none; keys and admin are still those of the directory. */
  public static SandboxDatabase elsewhere(Path dir, String url, String user, String password)
      throws IOException {
    return new SandboxDatabase(Optional.empty(), settings(dir, url, user, password));
  }

  /** What the sandbox's application would be configured with. */
  public Settings settings() {
    return settings;
  }

  /** Stops the database server if it was started here. */
  @Override
  public void close() {
    server.ifPresent(EmbeddedDatabase::close);
  }

  private static Settings settings(Path dir, String url, String user, String password)
      throws IOException {
    Files.createDirectories(dir);
    SandboxConfig config = new SandboxConfig(dir, Map.of());
    config.useDatabase(url, user, password);
    config.useWechat(URI.create("http://127.0.0.1:8089"));
    return Settings.from(ConfigSource.of(Map.of(), config.write()), false);
  }
}
