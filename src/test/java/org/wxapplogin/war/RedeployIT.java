package org.wxapplogin.war;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestDb;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** The WAR is deployed again and again in one Tomcat. */
class RedeployIT {
  private static final int TIMES = 5;
  private static final String LOADER = "org.apache.catalina.loader.ParallelWebappClassLoader";
  private static final String DRIVER = "com.mysql.cj.jdbc.Driver";

  /** What Tomcat says of a thread, a driver or a thread's value that stays. */
  private static final String STAYS = ".*failed to (stop it|unregister it|remove it).*";

  /**
   * The first four as in Tomcat's own script, so that it can look for what stays. What is only
   * softly held is collected at once.
   */
  private static final List<String> OPTIONS =
      List.of(
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED",
          "-XX:SoftRefLRUPolicyMSPerMB=0");

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  @Test
  void leavesNoClassLoaderNoThreadAndNoDriverBehind() throws Exception {
    try (FakeWechat wechat = FakeWechat.start(0, Clock.systemUTC());
        TomcatProcess tomcat =
            new TomcatProcess(WarSettings.environment(TEST_DB, wechat), OPTIONS)) {
      ApiClient api = new ApiClient(tomcat::uri);
      tomcat.start();
      assertEquals(0, api.login(wechat.login().code()).errno());
      Map<String, Long> before = tomcat.instances(Set.of(LOADER, DRIVER));
      assertEquals(1, before.get(LOADER), before::toString);

      for (int i = 0; i < TIMES; i++) {
        tomcat.reload();
        tomcat.await("/health/ready");
        assertEquals(0, api.login(wechat.login().code()).errno());
      }

      List<String> stays =
          Traces.logs(tomcat.logs()).lines().filter(line -> line.matches(STAYS)).toList();
      assertEquals(List.of(), stays);
      assertEquals(before, tomcat.instances(Set.of(LOADER, DRIVER)));
    }
  }
}
