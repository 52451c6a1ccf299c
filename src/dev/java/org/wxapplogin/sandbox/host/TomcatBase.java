package org.wxapplogin.sandbox.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A directory in which a Tomcat runs (its CATALINA_BASE): the shipped configuration, one
 * application, and a port of its own.
 */
public final class TomcatBase {
  private static final Path SHIPPED = Path.of("deploy/tomcat").toAbsolutePath();
  private static final List<String> FILES =
      List.of("server.xml", "logging.properties", "error.html");

  private final Path tomcat;
  private final Path dir;
  private final int port = Ports.free();

  private TomcatBase(Path tomcat, Path dir) {
    this.tomcat = tomcat;
    this.dir = dir;
  }

  /**
   * Writes its files.
   *
   * @param tomcat Tomcat's distribution
   * @param dir an absolute path; made if it is not there
   * @param name of the application: its context path without the slash
   * @param docBase a WAR, or a directory that is laid out like one
   */
  public static TomcatBase write(Path tomcat, Path dir, String name, Path docBase)
      throws IOException {
    for (String each : List.of("conf/Catalina/localhost", "logs", "temp", "webapps", "work")) {
      Files.createDirectories(dir.resolve(each));
    }
    Files.writeString(
        dir.resolve("conf/web.xml"), Files.readString(tomcat.resolve("conf/web.xml")));
    for (String file : FILES) {
      Files.writeString(dir.resolve("conf").resolve(file), Files.readString(SHIPPED.resolve(file)));
    }
    TomcatBase base = new TomcatBase(tomcat, dir);
    base.deploy(name, docBase);
    return base;
  }

  /** Names the application that the next start takes: its context path without the slash. */
  public void deploy(String name, Path docBase) throws IOException {
    Files.writeString(
        dir.resolve("conf/Catalina/localhost").resolve(name + ".xml"),
        Files.readString(SHIPPED.resolve("wxapplogin.xml"))
            .replace("/opt/wxapplogin/wxapplogin.war", docBase.toString()));
  }

  /**
   * Starts a Tomcat in it and does not wait.
   *
   * @param jdk the home of the JDK
   * @param options of the JVM, such as {@code -Xmx512m}
   * @param settings the application's environment variables; it inherits no other of them
   */
  public Process start(Path jdk, List<String> options, Map<String, String> settings)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(jdk.resolve("bin").resolve("java").toString());
    command.addAll(options);
    command.add("-Djava.util.logging.config.file=" + dir.resolve("conf/logging.properties"));
    command.add("-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager");
    command.add("-Dwxapplogin.port=" + port);
    command.add("-Dcatalina.home=" + tomcat);
    command.add("-Dcatalina.base=" + dir);
    command.add("-Djava.io.tmpdir=" + dir.resolve("temp"));
    command.add("-cp");
    command.add(tomcat.resolve("bin/bootstrap.jar") + ":" + tomcat.resolve("bin/tomcat-juli.jar"));
    command.add("org.apache.catalina.startup.Bootstrap");
    command.add("start");
    return ChildEnvironment.of(new ProcessBuilder(command), settings)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  public Path dir() {
    return dir;
  }

  public int port() {
    return port;
  }

  /** What Tomcat and the application wrote to the console. */
  public Path log() {
    return dir.resolve("logs/console.log");
  }
}
