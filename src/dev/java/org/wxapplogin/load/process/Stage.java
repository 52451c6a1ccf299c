package org.wxapplogin.load.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.wxapplogin.load.process.Meter.Part;
import org.wxapplogin.sandbox.host.SandboxException;

/**
 * One database, one fake WeChat, and a Tomcat for each contender once it is asked for. All end with
 * it.
 */
public final class Stage implements Running, AutoCloseable {
  private static final String APPID = "wx0000000000000001";
  private static final String FILLED_SCHEMA = "wxapplogin";
  private static final String SECRET = "abcdef0123456789abcdef0123456789";

  private final Props props;
  private final LoadDatabase database;
  private final WechatProcess wechat;
  private final Map<Contender, TomcatServer> servers = new EnumMap<>(Contender.class);
  private final Set<Contender> prepared = EnumSet.noneOf(Contender.class);
  private int count;

  private Stage(Props props) throws IOException, SQLException {
    this.props = props;
    deleteAll(props.dir().resolve("tomcats"));
    this.database =
        LoadDatabase.start(
            props.filled().orElse(props.dir().resolve("database")), props.filled().isPresent());
    this.wechat = WechatProcess.start();
  }

  public static Stage open(Props props) throws IOException, SQLException {
    return new Stage(props);
  }

  public Props props() {
    return props;
  }

  public LoadDatabase database() {
    return database;
  }

  public WechatProcess wechat() {
    return wechat;
  }

  /** The Tomcat of a contender, which is started unless it runs; it may not be ready yet. */
  public TomcatServer server(Contender contender) throws IOException, SQLException {
    TomcatServer running = servers.get(contender);
    return running == null ? launch(contender) : running;
  }

  /** Starts the Tomcat of a contender that does not run, and does not wait. */
  public TomcatServer launch(Contender contender) throws IOException, SQLException {
    if (prepared.add(contender) && props.filled().isEmpty()) {
      database.empty(contender.schema());
    }
    Path base = props.dir().resolve("tomcats").resolve(contender.schema() + "-" + count++);
    TomcatServer server =
        TomcatServer.launch(application(contender), base.toAbsolutePath(), jvm(contender));
    servers.put(contender, server);
    return server;
  }

  /** Starts a Tomcat with this server over another database, and does not wait. */
  TomcatServer launchNode(Map<String, String> database, Path base) throws IOException {
    Map<String, String> environment = environment();
    environment.putAll(database);
    return TomcatServer.launch(
        new Application("wxapplogin", props.war(), environment), base, jvm(Contender.SERVER));
  }

  /**
   * Active users of the filled database.
   *
   * @return their numbers by their openids
   */
  public Map<String, Long> users(int most) throws SQLException {
    return database.users(FILLED_SCHEMA, APPID, most);
  }

  /** Old login events for a contender, which must have been started. */
  public OldEvents oldEvents(Contender contender) {
    return new OldEvents(database, schema(contender), APPID);
  }

  /** Whether this server has done with the filled database what it does once. */
  public boolean isTakenOver() throws SQLException {
    return database.isTakenOver(FILLED_SCHEMA);
  }

  @Override
  public Meter meter(Contender contender) throws IOException, SQLException {
    Map<Part, List<Long>> pids = new EnumMap<>(Part.class);
    pids.put(Part.SERVER, List.of(server(contender).pid()));
    pids.put(Part.DATABASE, List.of(database.pid()));
    pids.put(Part.WECHAT, List.of(wechat.pid()));
    return Meter.start(pids, database::counters);
  }

  @Override
  public Duration ofCompilers(Contender contender) throws IOException, SQLException {
    return Cpu.ofCompilers(server(contender).pid());
  }

  @Override
  public Profiler profiler(Contender contender) throws IOException, SQLException {
    return Profiler.attach(server(contender).pid());
  }

  /** Ends the Tomcat of a contender; what it has stored stays. */
  public void stop(Contender contender) {
    Optional.ofNullable(servers.remove(contender)).ifPresent(TomcatServer::close);
  }

  private TomcatServer.Jvm jvm(Contender contender) {
    Path own = Path.of(System.getProperty("java.home"));
    Path home =
        contender == Contender.OTHER_JDK
            ? props.otherJdk().orElseThrow(() -> new SandboxException("no --jdk was given"))
            : own;
    String heap = contender == Contender.SMALL_HEAP ? "192m" : props.heap();
    return new TomcatServer.Jvm(
        home,
        props.tomcat(),
        heap,
        props.filled().map(dir -> dir.resolve("wxapplogin.properties")));
  }

  private Application application(Contender contender) throws IOException {
    Path dir = props.dir().resolve("tomcats").resolve(contender.schema()).toAbsolutePath();
    return switch (contender) {
      case REFERENCE -> Application.reference(dir, props.war(), parameters(contender));
      case NO_OP -> Application.noOp(dir);
      default -> {
        Map<String, String> environment = environment();
        environment.put("WXAPPLOGIN_DB_URL", database.url(schema(contender)));
        environment.put("WXAPPLOGIN_DB_USER", database.user());
        environment.put("WXAPPLOGIN_DB_PASSWORD", database.password());
        if (contender == Contender.CLEANING) {
          environment.put("WXAPPLOGIN_RETENTION_CLEAN_UP_EVERY", "1s");
        }
        yield new Application("wxapplogin", props.war(), environment);
      }
    };
  }

  private Map<String, String> parameters(Contender contender) {
    return Map.of(
        "wechat", wechat.uri(),
        "appid", APPID,
        "secret", SECRET,
        "database", database.url(contender.schema()),
        "user", database.user(),
        "password", database.password());
  }

  /**
   * Limits are raised: all requests come from one address. WeChat may take long, so that logins can
   * be seen hanging, and is asked again soon after.
   */
  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("WXAPPLOGIN_WECHAT_BASE_URL", wechat.uri());
    environment.put("WXAPPLOGIN_WECHAT_EXCHANGE_DEADLINE", "30s");
    environment.put("WXAPPLOGIN_WECHAT_MAX_EXCHANGES", "512");
    environment.put("WXAPPLOGIN_WECHAT_BREAKER_OPEN", "100ms");
    if (props.filled().isEmpty()) { // else they are in the file beside the database
      environment.put("WXAPPLOGIN_WECHAT_APPID", APPID);
      environment.put("WXAPPLOGIN_WECHAT_SECRET", SECRET);
      environment.put("WXAPPLOGIN_KEYS_SEALING", "k1:" + key("sealing"));
      environment.put("WXAPPLOGIN_KEYS_LOOKUP", key("lookup"));
    }
    environment.put("WXAPPLOGIN_LIMIT_LOGINS_PER_IP_PER_MINUTE", "100000000");
    environment.put("WXAPPLOGIN_LIMIT_LOGINS_PER_APP_PER_MINUTE", "100000000");
    return environment;
  }

  private String schema(Contender contender) {
    return props.filled().isPresent() ? FILLED_SCHEMA : contender.schema();
  }

  private static String key(String name) {
    return Base64.getEncoder()
        .encodeToString((name + "-".repeat(32)).substring(0, 32).getBytes(UTF_8));
  }

  private static void deleteAll(Path dir) throws IOException {
    if (!Files.exists(dir)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(dir)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() throws SQLException {
    servers.values().forEach(TomcatServer::close);
    wechat.close();
    database.close();
  }
}
