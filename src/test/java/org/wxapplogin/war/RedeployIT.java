package org.wxapplogin.war;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestDb;

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
    try (WarServer server = new WarServer(TEST_DB, Map.of(), OPTIONS)) {
      TomcatProcess tomcat = server.tomcat();
      tomcat.start();
      server.logIn();
      Map<String, Long> before = tomcat.instances(Set.of(LOADER, DRIVER));
      assertEquals(1, before.get(LOADER), before::toString);

      for (int i = 0; i < TIMES; i++) {
        tomcat.reload();
        tomcat.await("/health/ready");
        server.logIn();
      }

      List<String> stays = server.logs().lines().filter(line -> line.matches(STAYS)).toList();
      assertEquals(List.of(), stays);
      assertEquals(before, tomcat.instances(Set.of(LOADER, DRIVER)));
    }
  }
}
