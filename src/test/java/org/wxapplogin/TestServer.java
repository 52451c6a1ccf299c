package org.wxapplogin;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.RemoteIpValve;
import org.wxapplogin.app.App;
import org.wxapplogin.app.Routes;
import org.wxapplogin.config.Settings;
import org.wxapplogin.dao.Db;

/**
 * The real application with its real pages in a Tomcat inside this process, on a free port. All of
 * them share the pages that Tomcat has compiled: that takes longer than most tests.
 */
public final class TestServer implements AutoCloseable {
  private static final String CONTEXT_PATH = "/wxapplogin";
  private static final Pattern CONNECTOR = Pattern.compile("<Connector [^>]*>");

  /** Not those whose value is left to the machine. */
  private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+)=\"([^\"$]*)\"");

  private static final Pattern API_SERVLET =
      Pattern.compile("org\\.wxapplogin\\.web\\.(?!admin\\.)\\w+\\.\\w+");

  private final Tomcat tomcat;
  private final App app;
  private final Db db;

  private TestServer(Tomcat tomcat, App app, Db db) {
    this.tomcat = tomcat;
    this.app = app;
    this.db = db;
  }

  /** Starts a node whose clock is the caller's; its jobs run only when the caller runs them. */
  public static TestServer start(Settings settings, DataSource dataSource, Clock clock) {
    return start(settings, dataSource, clock, System::nanoTime);
  }

  /**
   * @param nanoTime by which what is in memory grows old
   */
  public static TestServer start(
      Settings settings, DataSource dataSource, Clock clock, LongSupplier nanoTime) {
    return start(
        new App(settings, dataSource, clock, new SecureRandom(), nanoTime), new Db(dataSource));
  }

  private static TestServer start(App app, Db db) {
    try {
      Path base =
          Files.createTempDirectory(Files.createDirectories(TestDirs.shared("tomcats")), "");
      Tomcat tomcat = new Tomcat();
      tomcat.setBaseDir(base.toString());
      tomcat.setHostname("127.0.0.1");
      tomcat.setPort(0);
      Context context =
          tomcat.addWebapp(CONTEXT_PATH, Path.of("src/main/webapp").toAbsolutePath().toString());
      ((StandardContext) context).setWorkDir(TestDirs.ofThisProcess("jsp").toString());
      context.getPipeline().addValve(new RemoteIpValve()); // as in the shipped server.xml
      context.setConfigFile(null); // the WAR's own has compiled pages, and no library read for tags
      context.setMapperContextRootRedirectEnabled(false); // as the shipped context file
      context.setParentClassLoader(TestServer.class.getClassLoader());
      context.setAltDDName(withoutListener(base).toString());
      context.addServletContainerInitializer(
          (classes, servletContext) -> {
            Routes.register(servletContext, app);
            servletContext.addListener(new Closing(app));
          },
          Set.of());
      setUp(tomcat.getConnector());
      tomcat.start();
      return new TestServer(tomcat, app, db);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gives it what the shipped server.xml gives it, but for the port. */
  private static void setUp(Connector connector) throws IOException {
    String shipped = Files.readString(Path.of("deploy/tomcat/server.xml"));
    Matcher tag = CONNECTOR.matcher(shipped);
    if (!tag.find()) {
      throw new IllegalStateException("no Connector in server.xml");
    }
    Matcher attribute = ATTRIBUTE.matcher(tag.group());
    while (attribute.find()) {
      connector.setProperty(attribute.group(1), attribute.group(2));
    }
    connector.setPort(0);
    connector.setProperty("address", "127.0.0.1");
  }

  /** The shipped web.xml, but that the test builds the application itself. */
  private static Path withoutListener(Path base) throws IOException {
    String shipped = Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml"));
    Path changed = base.resolve("web.xml").toAbsolutePath();
    return Files.writeString(changed, shipped.replaceFirst("(?s)<listener>.*</listener>", ""));
  }

  /** Closes the application when the shipped listener does: before Tomcat looks for its threads. */
  private record Closing(App app) implements ServletContextListener {
    @Override
    public void contextDestroyed(ServletContextEvent event) {
      app.close();
    }
  }

  /** The address of a path below the context, which begins with a slash. */
  public URI uri(String path) {
    return URI.create(
        "http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + CONTEXT_PATH + path);
  }

  /** What the servlets of the API are mapped to; not what only says that there is nothing. */
  public Set<String> apiPatterns() {
    Context context = (Context) tomcat.getHost().findChild(CONTEXT_PATH);
    Set<String> patterns = new TreeSet<>();
    for (String pattern : context.findServletMappings()) {
      Wrapper servlet = (Wrapper) context.findChild(context.findServletMapping(pattern));
      String name = String.valueOf(servlet.getServletClass());
      if (API_SERVLET.matcher(name).matches() && !name.endsWith(".UnknownServlet")) {
        patterns.add(pattern);
      }
    }
    return patterns;
  }

  public App app() {
    return app;
  }

  /** Bans a user through this node; false if there is no such active user. */
  public boolean disable(long userId) {
    return db.inTx(tx -> app.sessions().ends().disable(tx, userId));
  }

  /** Lifts the ban; false if there is no such disabled user. */
  public boolean enable(long userId) {
    return db.inTx(tx -> app.sessions().ends().enable(tx, userId));
  }

  /** Closing it twice does nothing more. */
  @Override
  public void close() {
    if (tomcat.getServer().getState() == LifecycleState.DESTROYED) {
      return;
    }
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }
}
