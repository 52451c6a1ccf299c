package org.wxapplogin.sandbox;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wxapplogin.sandbox.database.EmbeddedDatabase;
import org.wxapplogin.sandbox.host.Ports;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/**
 * What {@code mvn jetty:run} needs beyond the WAR: starts the database and the fake WeChat before
 * the application, and tells it where they are by a properties file. Does nothing unless the system
 * property {@code wxapplogin.sandbox} is {@code true}.
 */
public final class Sandbox implements ServletContainerInitializer {
  static final String SCHEMA = "wxapplogin";

  /**
   * Set while the database runs. It outlives a reload of the application, which comes with a new
   * class loader and so with new static fields.
   */
  private static final String RUNNING = "wxapplogin.sandbox.running";

  @Override
  public void onStartup(Set<Class<?>> classes, ServletContext context) {
    if (!Boolean.getBoolean("wxapplogin.sandbox")) {
      return;
    }
    try {
      start(context);
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox cannot start", e);
    }
  }

  private static void start(ServletContext context) throws IOException {
    Map<String, String> environment = System.getenv();
    int appPort = Integer.getInteger("wxapplogin.sandbox.appPort", 8080);
    int fakePort = Integer.getInteger("wxapplogin.sandbox.port", 8089);
    Path dir = Path.of(System.getProperty("wxapplogin.sandbox.dbDir")).toAbsolutePath();
    SandboxConfig config = new SandboxConfig(dir, environment);
    boolean reload = System.getProperty(RUNNING) != null;

    // Before anything that takes long. On a reload the server has the first of them itself.
    if (!reload) {
      Ports.requireFree(appPort, "the application", Ports.APP_OPTION);
    }
    if (!config.hasRealWechat()) {
      Ports.requireFree(fakePort, "the fake WeChat", Ports.FAKE_OPTION);
    }

    Files.createDirectories(dir);
    if (!reload) {
      if (!config.hasOwnDatabase()) {
        EmbeddedDatabase database = EmbeddedDatabase.start(dir);
        database.createSchema(SCHEMA);
        config.useDatabase(database.jdbcUrl(SCHEMA), database.user(), database.password());
      }
      System.setProperty(RUNNING, "true");
    }
    Optional<FakeWechat> fake = Optional.empty();
    if (!config.hasRealWechat()) {
      fake = Optional.of(FakeWechat.start(fakePort, Clock.systemUTC()));
      config.useWechat(fake.get().uri());
      context.addServlet("phone", new PhoneServlet(fake.get())).addMapping("/phone/*");
      FilterRegistration.Dynamic addresses =
          context.addFilter("phone-addresses", new PhoneAddressFilter());
      addresses.setAsyncSupported(true);
      addresses.addMappingForUrlPatterns(
          EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC), false, "/wx/*");
    }
    String application = "http://127.0.0.1:" + appPort + context.getContextPath();
    config.servesAt(application);
    System.setProperty("wxapplogin.config", config.write().toString());

    fake.ifPresent(wechat -> wechat.pushTo(URI.create(application)));
    boolean sample = !"false".equals(System.getProperty("wxapplogin.sandbox.sample"));
    context.addListener(new SandboxListener(config, fake, application, sample));
  }
}
