package org.wxapplogin.load.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.sandbox.host.SandboxException;
import org.wxapplogin.sandbox.host.TomcatBase;

/** A Tomcat with the shipped configuration and one application, as a process. */
public final class TomcatServer implements AutoCloseable {
  private final Application application;
  private final TomcatBase base;
  private final Child child;

  private TomcatServer(Application application, TomcatBase base, Jvm jvm) throws IOException {
    this.application = application;
    this.base = base;
    this.child = new Child(base.start(jvm.home(), jvm.options(), application.environment()));
  }

  /**
   * What it runs in.
   *
   * @param home of the JDK
   * @param tomcat Tomcat's distribution
   * @param heap as {@code -Xmx} takes it, such as {@code 512m}; all of it from the start
   * @param config a configuration file for what is not in the environment
   */
  record Jvm(Path home, Path tomcat, String heap, Optional<Path> config) {
    private List<String> options() {
      List<String> options = new ArrayList<>();
      options.add("-Xms" + heap); // as docs/operate.md says: a heap that shrinks is slower
      options.add("-Xmx" + heap);
      options.add("-Dhttp.maxConnections=256");
      config.ifPresent(file -> options.add("-Dwxapplogin.config=" + file.toAbsolutePath()));
      return options;
    }
  }

  /** Starts it and does not wait. */
  static TomcatServer launch(Application application, Path dir, Jvm jvm) throws IOException {
    TomcatBase base =
        TomcatBase.write(jvm.tomcat(), dir, application.name(), application.docBase());
    return new TomcatServer(application, base, jvm);
  }

  public int port() {
    return base.port();
  }

  public long pid() {
    return child.pid();
  }

  /** Stops it in the middle of whatever it does. */
  void pause() throws IOException {
    child.pause();
  }

  /** Lets it go on, if it was stopped. */
  void resume() throws IOException {
    child.resume();
  }

  /**
   * Does nothing while it runs.
   *
   * @throws SandboxException with the name of its log if it has ended
   */
  public void requireAlive() {
    if (!child.process().isAlive()) {
      throw new SandboxException(
          "the Tomcat of " + application.name() + " ended: see " + base.log());
    }
  }

  @Override
  public void close() {
    child.close();
  }
}
