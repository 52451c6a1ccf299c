package org.wxapplogin.war;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Tomcat with the shipped configuration and the WAR in it, as a process that can be killed. Each
 * has a directory of its own.
 */
final class TomcatProcess implements AutoCloseable {
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
  TomcatProcess(Map<String, String> environment) throws IOException {
    this(environment, List.of());
  }

  /**
   * @param environment the application's configuration
   * @param javaOptions such as {@code -Xmx512m}
   */
  TomcatProcess(Map<String, String> environment, List<String> javaOptions) throws IOException {
    Path target = Path.of(System.getProperty("project.build.directory"));
    Path base = Files.createTempDirectory(Files.createDirectories(target.resolve("war-tests")), "");
    this.home = Path.of(System.getProperty("tomcat.home")).toAbsolutePath();
    this.base = base.toAbsolutePath();
    this.environment = environment;
    this.javaOptions = List.copyOf(javaOptions);
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = socket.getLocalPort();
    }
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

  /** Starts it and waits until the application is ready. */
  void start() throws IOException {
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
    while (!isReady()) {
      if (!process.isAlive()) {
        throw new IllegalStateException("Tomcat ended: see " + log());
      }
      Thread.onSpinWait();
    }
  }

  /** Kills it as {@code kill -9} does: nothing is finished, nothing is flushed. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + "/wxapplogin" + path);
  }

  int port() {
    return port;
  }

  long pid() {
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
  Path log() {
    return base.resolve("logs/console.log");
  }

  /** Every file that may hold a log line. */
  Path logs() {
    return base.resolve("logs");
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroy();
      process.onExit().join();
    }
  }

  private boolean isReady() {
    try {
      return HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(uri("/health/ready")).build(), BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
