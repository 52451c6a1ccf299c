package org.wxapplogin.load.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.sandbox.host.Ports;
import org.wxapplogin.sandbox.host.SandboxException;

/** A Tomcat with the shipped configuration and one application, as a process. */
public final class TomcatServer implements AutoCloseable {
  private static final Path SHIPPED = Path.of("deploy/tomcat").toAbsolutePath();
  private static final List<String> FILES =
      List.of("server.xml", "logging.properties", "error.html");

  private final Application application;
  private final Path base;
  private final int port = Ports.free();
  private final Child child;

  private TomcatServer(Application application, Path base, Jvm jvm) throws IOException {
    this.application = application;
    this.base = base;
    prepare(jvm.tomcat());
    ProcessBuilder builder =
        new ProcessBuilder(command(jvm))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    builder.environment().putAll(application.environment());
    child = new Child(builder.start());
  }

  /**
   * What it runs in.
   *
   * @param home of the JDK
   * @param tomcat Tomcat's distribution
   * @param heap as {@code -Xmx} takes it, such as {@code 512m}
   * @param config a configuration file for what is not in the environment
   */
  record Jvm(Path home, Path tomcat, String heap, Optional<Path> config) {}

  /** Starts it and does not wait. */
  static TomcatServer launch(Application application, Path base, Jvm jvm) throws IOException {
    return new TomcatServer(application, base, jvm);
  }

  private void prepare(Path home) throws IOException {
    for (String dir : List.of("conf/Catalina/localhost", "logs", "temp", "webapps", "work")) {
      Files.createDirectories(base.resolve(dir));
    }
    Files.writeString(base.resolve("conf/web.xml"), Files.readString(home.resolve("conf/web.xml")));
    for (String file : FILES) {
      Files.writeString(
          base.resolve("conf").resolve(file), Files.readString(SHIPPED.resolve(file)));
    }
    Files.writeString(
        base.resolve("conf/Catalina/localhost/" + application.name() + ".xml"),
        Files.readString(SHIPPED.resolve("wxapplogin.xml"))
            .replace("/opt/wxapplogin/wxapplogin.war", application.docBase().toString()));
  }

  private List<String> command(Jvm jvm) {
    List<String> command = new ArrayList<>();
    command.add(Child.java(jvm.home()));
    command.add("-Xmx" + jvm.heap());
    command.add("-Djava.util.logging.config.file=" + base.resolve("conf/logging.properties"));
    command.add("-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager");
    jvm.config().ifPresent(file -> command.add("-Dwxapplogin.config=" + file.toAbsolutePath()));
    command.add("-Dhttp.maxConnections=256");
    command.add("-Dwxapplogin.port=" + port);
    command.add("-Dcatalina.home=" + jvm.tomcat());
    command.add("-Dcatalina.base=" + base);
    command.add("-Djava.io.tmpdir=" + base.resolve("temp"));
    command.add("-cp");
    command.add(
        jvm.tomcat().resolve("bin/bootstrap.jar")
            + ":"
            + jvm.tomcat().resolve("bin/tomcat-juli.jar"));
    command.add("org.apache.catalina.startup.Bootstrap");
    command.add("start");
    return command;
  }

  public int port() {
    return port;
  }

  public long pid() {
    return child.pid();
  }

  /**
   * Does nothing while it runs.
   *
   * @throws SandboxException with the name of its log if it has ended
   */
  public void requireAlive() {
    if (!child.process().isAlive()) {
      throw new SandboxException("the Tomcat of " + application.name() + " ended: see " + log());
    }
  }

  private Path log() {
    return base.resolve("logs/console.log");
  }

  @Override
  public void close() {
    child.close();
  }
}
