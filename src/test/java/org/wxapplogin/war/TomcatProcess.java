package org.wxapplogin.war;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.wxapplogin.RawHttp;
import org.wxapplogin.sandbox.host.Ports;

/**
 * A Tomcat with the shipped configuration and the WAR in it, as a process that can be killed. Each
 * has a directory of its own.
 */
public final class TomcatProcess implements AutoCloseable {
  private static final Path SHIPPED = Path.of("deploy/tomcat").toAbsolutePath();

  private final Path home;
  private final Path base;
  private final int port;
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
    Path target = Path.of(System.getProperty("project.build.directory"));
    Path base = Files.createTempDirectory(Files.createDirectories(target.resolve("war-tests")), "");
    this.home = Path.of(System.getProperty("tomcat.home")).toAbsolutePath();
    this.base = base.toAbsolutePath();
    this.environment = environment;
    this.javaOptions = List.copyOf(javaOptions);
    this.port = Ports.free();
    for (String dir : List.of("conf/Catalina/localhost", "logs", "temp", "webapps", "work")) {
      Files.createDirectories(this.base.resolve(dir));
    }
    Files.copy(home.resolve("conf/web.xml"), this.base.resolve("conf/web.xml"));
    for (String file : List.of("server.xml", "logging.properties", "error.html")) {
      Files.copy(SHIPPED.resolve(file), this.base.resolve("conf").resolve(file));
    }
    String context = Files.readString(SHIPPED.resolve("wxapplogin.xml"));
    Files.writeString(
        this.base.resolve("conf/Catalina/localhost/wxapplogin.xml"),
        context.replace(
            "/opt/wxapplogin/wxapplogin.war",
            Path.of(System.getProperty("war")).toAbsolutePath().toString()));
  }

  /**
   * Has it look every second for a new version of the application, which it does not as shipped.
   */
  void watchForNewVersions() throws IOException {
    Path config = base.resolve("conf/server.xml");
    Files.writeString(
        config,
        Files.readString(config)
            .replace("autoDeploy=\"false\"", "autoDeploy=\"true\"")
            .replace("<Engine ", "<Engine backgroundProcessorDelay=\"1\" "));
  }

  /** Makes it stop the application and start it anew, if it watches. */
  void touch() throws IOException {
    Path context = base.resolve("conf/Catalina/localhost/wxapplogin.xml");
    Files.setLastModifiedTime(context, FileTime.from(Instant.now()));
  }

  /** Starts it and waits until the application is ready. */
  public void start() throws IOException {
    launch();
    await("/health/ready");
  }

  /** Waits until a path is answered with 200. */
  void await(String path) {
    while (!isWell(path)) {
      if (!process.isAlive()) {
        throw new IllegalStateException("Tomcat ended: see " + log());
      }
      Thread.onSpinWait();
    }
  }

  /** Starts it and does not wait. */
  public void launch() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(javaOptions);
    command.add("-Djava.util.logging.config.file=" + base.resolve("conf/logging.properties"));
    command.add("-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager");
    command.add("-Dwxapplogin.port=" + port);
    command.add("-Dcatalina.home=" + home);
    command.add("-Dcatalina.base=" + base);
    command.add("-Djava.io.tmpdir=" + base.resolve("temp"));
    command.add("-cp");
    command.add(home.resolve("bin/bootstrap.jar") + ":" + home.resolve("bin/tomcat-juli.jar"));
    command.add("org.apache.catalina.startup.Bootstrap");
    command.add("start");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    process = builder.start();
  }

  /** Whether the application answers that it is ready; false also where nobody answers. */
  public boolean isReady() {
    return isWell("/health/ready");
  }

  private boolean isWell(String path) {
    try {
      return RawHttp.ask(port, RawHttp.get("/wxapplogin" + path))
          .filter(reply -> reply.status() == 200)
          .isPresent();
    } catch (IOException e) {
      return false;
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

  /** Waits for its end; what has not ended by then is killed. */
  public void awaitEnd(Duration most) throws InterruptedException {
    if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
      kill();
    }
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + "/wxapplogin" + path);
  }

  public int port() {
    return port;
  }

  public long pid() {
    return process.pid();
  }

  /** As a machine does that tidies up what has not been used for long. */
  void deleteTemporaryFiles() throws IOException {
    for (String dir : List.of("temp", "work")) {
      try (Stream<Path> files = Files.walk(base.resolve(dir))) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** What Tomcat and the application wrote to the console. */
  public Path log() {
    return base.resolve("logs/console.log");
  }

  /** Where Tomcat keeps the pages that it has compiled. */
  Path work() {
    return base.resolve("work");
  }

  /** Every file that may hold a log line. */
  public Path logs() {
    return base.resolve("logs");
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroy();
      process.onExit().join();
    }
  }
}
