package org.wxapplogin.war;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestDb;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** The WAR in a Tomcat that is not started yet, with a fake WeChat and the tests' database. */
final class WarServer implements AutoCloseable {
  private final FakeWechat wechat = FakeWechat.start(0, Clock.systemUTC());
  private final TomcatProcess tomcat;
  private final ApiClient api;

  /**
   * @param more environment variables, besides those of {@link WarSettings}
   */
  WarServer(TestDb db, Map<String, String> more) {
    this(db, more, List.of());
  }

  /**
   * @param more environment variables, besides those of {@link WarSettings}
   * @param javaOptions of its JVM
   */
  WarServer(TestDb db, Map<String, String> more, List<String> javaOptions) {
    Map<String, String> environment = new HashMap<>(WarSettings.environment(db, wechat));
    environment.putAll(more);
    try {
      tomcat = new TomcatProcess(environment, javaOptions);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    api = new ApiClient(tomcat::uri);
  }

  FakeWechat wechat() {
    return wechat;
  }

  TomcatProcess tomcat() {
    return tomcat;
  }

  ApiClient api() {
    return api;
  }

  /** Somebody new logs in. */
  void logIn() {
    assertEquals(0, api.login(wechat.login().code()).errno());
  }

  /** All that is in the server's log files. */
  String logs() throws IOException {
    return Traces.logs(tomcat.logs());
  }

  /** Tomcat's lines on threads that the stopped application has left behind. */
  List<String> threadsLeft() throws IOException {
    return logs().lines().filter(line -> line.contains("has failed to stop it")).toList();
  }

  @Override
  public void close() {
    tomcat.close();
    wechat.close();
  }
}
