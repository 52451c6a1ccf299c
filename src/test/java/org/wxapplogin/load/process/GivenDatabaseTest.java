package org.wxapplogin.load.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The URL of a database that runs already, taken apart. */
class GivenDatabaseTest {
  private static final String CLUSTER =
      "jdbc:mysql:loadbalance://a:1,b:2/x?user=app&password=s3&sslMode=DISABLED&sessionVariables=wsrep_sync_wait=7";

  @Test
  void theNodesGetItsHostsAndParametersAndASchema() {
    assertEquals(
        "jdbc:mysql:loadbalance://a:1,b:2/load_nodes?sslMode=DISABLED&sessionVariables=wsrep_sync_wait=7",
        GivenDatabase.withSchema(CLUSTER, "load_nodes"));
    assertEquals("app", GivenDatabase.user(CLUSTER));
    assertEquals("s3", GivenDatabase.password(CLUSTER));
  }

  @Test
  void eachHostIsLookedAtByItself() {
    assertEquals(
        List.of("jdbc:mysql://a:1/?sslMode=DISABLED", "jdbc:mysql://b:2/?sslMode=DISABLED"),
        GivenDatabase.hosts(CLUSTER).toList());
    assertEquals(
        List.of("jdbc:mysql://a/?"),
        GivenDatabase.hosts("jdbc:mysql://a/?password=s3&user=app").toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://a/x",
        "jdbc:mysql://a/x?user=app",
        "jdbc:mysql:replication://a,b/x?user=app&password=s3",
        "jdbc:postgresql://a/x?user=app&password=s3",
        "jdbc:mysql://a?user=app&password=s3"
      })
  void whatIsNoSuchUrlIsRefused(String url) {
    assertTrue(GivenDatabase.isUrl(CLUSTER));
    assertFalse(GivenDatabase.isUrl(url));
  }
}
