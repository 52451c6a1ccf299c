package org.wxapplogin.fill;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wxapplogin.config.ConfigSource;
import org.wxapplogin.config.Settings;
import org.wxapplogin.sandbox.SandboxDatabase;

/** The database that is filled, and the keys that open its sealed values. */
public final class TargetDatabase implements AutoCloseable {
  private static final Pattern PARAMETER = Pattern.compile("[?&](user|password)=([^&]*)");

  private final Settings settings;
  private final Optional<SandboxDatabase> own;

  private TargetDatabase(Settings settings, Optional<SandboxDatabase> own) {
    this.settings = settings;
    this.own = own;
  }

  /**
   * Starts an embedded MariaDB, whose data is kept.
   *
   * @param memory size of the buffer pool, such as {@code 2G}
   */
  public static TargetDatabase in(Path dir, Optional<String> memory) throws IOException {
    Files.createDirectories(dir.resolve("tmp"));
    SandboxDatabase database = SandboxDatabase.start(dir, serverOptions(dir, memory));
    return new TargetDatabase(database.settings(), Optional.of(database));
  }

  /**
   * Uses another database.
   *
   * @param dir where the keys are kept
   * @param url with {@code user} and {@code password} among its parameters
   */
  public static TargetDatabase at(Path dir, String url) throws IOException {
    String user = "";
    String password = "";
    Matcher parameter = PARAMETER.matcher(url);
    while (parameter.find()) {
      if (parameter.group(1).equals("user")) {
        user = parameter.group(2);
      } else {
        password = parameter.group(2);
      }
    }
    if (user.isEmpty() || password.isEmpty()) {
      throw new FillException("--url must be as jdbc:mysql://host:3306/schema?user=…&password=…");
    }
    return new TargetDatabase(
        SandboxDatabase.elsewhere(dir, url, user, password).settings(), Optional.empty());
  }

  static TargetDatabase of(FillOptions options, Map<String, String> environment)
      throws IOException {
    FillOptions.Where where = options.where;
    if (where.url.isPresent()) {
      return at(where.dir, where.url.get());
    }
    if (where.config.isPresent()) {
      return new TargetDatabase(
          Settings.from(ConfigSource.of(environment, where.config.get()), false), Optional.empty());
    }
    if (environment.containsKey(ConfigSource.environmentName("db.url"))) {
      return new TargetDatabase(
          Settings.from(new ConfigSource(environment, Map.of()), false), Optional.empty());
    }
    return in(where.dir, options.how.memory);
  }

  public Settings settings() {
    return settings;
  }

  /** Whether its server was started here. */
  boolean isOwn() {
    return own.isPresent();
  }

  @Override
  public void close() {
    own.ifPresent(SandboxDatabase::close);
  }

  /** Options that trade safety for speed: what a loss of power destroys can be made again. */
  private static List<String> serverOptions(Path dir, Optional<String> memory) {
    return List.of(
        "--innodb-buffer-pool-size=" + memory.orElseGet(TargetDatabase::quarterOfTheMachine),
        "--innodb-log-file-size=1G",
        "--innodb-flush-log-at-trx-commit=0",
        "--skip-innodb-doublewrite",
        "--innodb-sort-buffer-size=64M",
        "--innodb-io-capacity=4000",
        "--innodb-tmpdir=" + dir.resolve("tmp").toAbsolutePath().normalize());
  }

  /**
   * A quarter of its memory, within bounds that make sense, as an option of the server takes it.
   */
  public static String quarterOfTheMachine() {
    OperatingSystemMXBean machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long megabytes = machine.getTotalMemorySize() >> 20;
    return Math.max(256, Math.min(8_192, megabytes / 4)) + "M";
  }
}
