package org.wxapplogin.war;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.wxapplogin.RawHttp;
import org.wxapplogin.RawHttp.Reply;
import org.wxapplogin.sandbox.host.TomcatBase;

/**
 * A Tomcat with the shipped configuration and the WAR in it, as a process that can be killed. Each
 * has a directory of its own.
 */
public final class TomcatProcess implements AutoCloseable {
  private static final Path JDK = Path.of(System.getProperty("java.home"));

  private static final String CONTEXT = "wxapplogin";

  private final TomcatBase base;
  private final Path jdk;
  private final Map<String, String> environment;
  private final List<String> javaOptions;
  private Process process;

  /**
   * @param environment the application's configuration
   */
  public TomcatProcess(Map<String, String> environment) throws IOException {
    this(environment, List.of());
  }

  /**
   * @param environment the application's configuration
   * @param javaOptions such as {@code -Xmx512m}
   */
  public TomcatProcess(Map<String, String> environment, List<String> javaOptions)
      throws IOException {
    this(
        JDK, Path.of(System.getProperty("tomcat.home")).toAbsolutePath(), environment, javaOptions);
  }

  /**
   * With another JDK and Tomcat than the build's.
   *
   * @param jdk its home
   * @param tomcat Tomcat's distribution
   * @param environment the application's configuration
   * @param javaOptions such as {@code -Xmx512m}
   */
  public TomcatProcess(
      Path jdk, Path tomcat, Map<String, String> environment, List<String> javaOptions)
      throws IOException {
    Path target = Path.of(System.getProperty("project.build.directory"));
    Path dirs = Files.createDirectories(target.resolve("war-tests"));
    this.jdk = jdk;
    this.environment = environment;
    this.javaOptions = List.copyOf(javaOptions);
    this.base =
        TomcatBase.write(
            tomcat,
            Files.createTempDirectory(dirs, "").toAbsolutePath(),
            CONTEXT,
            Path.of(System.getProperty("war")).toAbsolutePath());
  }

  /**
   * Has it look every second for a new version of the application, which it does not as shipped.
   */
  void watchForNewVersions() throws IOException {
    Path config = base.dir().resolve("conf/server.xml");
    Files.writeString(
        config,
        Files.readString(config)
            .replace("autoDeploy=\"false\"", "autoDeploy=\"true\"")
            .replace("<Engine ", "<Engine backgroundProcessorDelay=\"1\" "));
  }

  /** Makes it stop the application and start it anew, if it watches. */
  void touch() throws IOException {
    Path context = base.dir().resolve("conf/Catalina/localhost/wxapplogin.xml");
    Files.setLastModifiedTime(context, FileTime.from(Instant.now()));
  }

  /** Has the next start take another WAR. */
  public void deploy(Path war) throws IOException {
    base.deploy(CONTEXT, war.toAbsolutePath());
  }

  /** Starts it and waits until the application is ready. */
  public void start() throws IOException {
    launch();
    await("/health/ready", true);
  }

  /** Waits until a path is answered with 200. */
  void await(String path) {
    await(path, false);
  }

  /** Tomcat listens once it has deployed everything: who is not there then has not started. */
  private void await(String path, boolean deployed) {
    for (int status = status(path); status != 200; status = status(path)) {
      if (!process.isAlive()) {
        throw new IllegalStateException("Tomcat ended: see " + log());
      }
      if (deployed && status == 404) {
        throw new IllegalStateException("the application does not start: see " + log());
      }
      Thread.onSpinWait();
    }
  }

  /** Starts it and does not wait. */
  public void launch() throws IOException {
    process = base.start(jdk, javaOptions, environment);
  }

  /** Whether the application answers that it is ready; false also where nobody answers. */
  public boolean isReady() {
    return status("/health/ready") == 200;
  }

  /** 0 where nobody answers. */
  private int status(String path) {
    try {
      return RawHttp.ask(port(), RawHttp.get("/wxapplogin" + path)).map(Reply::status).orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  /** Kills it as {@code kill -9} does: nothing is finished, nothing is flushed. */
  public void kill() {
    if (process != null) {
      process.destroyForcibly();
      process.onExit().join();
    }
  }

  /** Sends SIGTERM and does not wait. */
  public void terminate() {
    process.destroy();
  }

  /** Stops the application and starts it again, as a new deployment does; waits for that. */
  public void reload() throws IOException {
    ContextReload.of(process.pid());
  }

  /**
   * How many objects of some classes live in it, after a collection.
   *
   * @param classes by their full names
   */
  Map<String, Long> instances(Set<String> classes) throws IOException {
    return ContextReload.instances(process.pid(), classes);
  }

  /** Waits until it ends by itself. */
  public int exitStatus() {
    return process.onExit().orTimeout(3, TimeUnit.MINUTES).join().exitValue();
  }

  /** Waits for its end; what has not ended by then is killed. */
  public void awaitEnd(Duration most) throws InterruptedException {
    if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
      kill();
    }
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + "/wxapplogin" + path);
  }

  public int port() {
    return base.port();
  }

  public long pid() {
    return process.pid();
  }

  /** As a machine does that tidies up what has not been used for long. */
  void deleteTemporaryFiles() throws IOException {
    for (String dir : List.of("temp", "work")) {
      try (Stream<Path> files = Files.walk(base.dir().resolve(dir))) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** What Tomcat and the application wrote to the console. */
  public Path log() {
    return base.log();
  }

  /** Where Tomcat keeps the pages that it has compiled. */
  Path work() {
    return base.dir().resolve("work");
  }

  /** Every file that may hold a log line. */
  public Path logs() {
    return base.dir().resolve("logs");
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroy();
      process.onExit().join();
    }
  }
}
