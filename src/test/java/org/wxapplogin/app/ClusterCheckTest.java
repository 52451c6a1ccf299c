package org.wxapplogin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wxapplogin.TestDb;
import org.wxapplogin.config.ConfigException;

/** Which databases of several hosts the server refuses to start with. */
class ClusterCheckTest {
  private static final String ONE = "jdbc:mysql://a/wx?x=1,2";
  private static final String FAILOVER = "jdbc:mysql://a:3306,b/wx";
  private static final String BALANCED = "jdbc:mysql:loadbalance://a,b/wx";

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  @ParameterizedTest
  @CsvSource({"0,false", "1,false", "3,false", "6,false", "7,true", "15,true"})
  void galeraMustWaitForReadsChangesAndInserts(int waits, boolean good) {
    Map<String, String> galera =
        Map.of("wsrep_on", "ON", "wsrep_sync_wait", Integer.toString(waits));
    for (String url : new String[] {FAILOVER, BALANCED}) {
      assertEquals(good, ClusterCheck.fault(url, galera).isEmpty(), url);
    }
    assertEquals(Optional.empty(), ClusterCheck.fault(ONE, galera));
  }

  @Test
  void whatToAddIsSaid() {
    Map<String, String> galera = Map.of("wsrep_on", "ON", "wsrep_sync_wait", "0");
    assertTrue(says(BALANCED, galera, "add sessionVariables=wsrep_sync_wait=7"));
    assertTrue(
        says(
            BALANCED,
            group("EVENTUAL", "OFF"),
            "add sessionVariables=group_replication_consistency='BEFORE'"));
  }

  @ParameterizedTest
  @CsvSource({
    "EVENTUAL, false",
    "BEFORE_ON_PRIMARY_FAILOVER, false",
    "BEFORE, true",
    "AFTER, true",
    "BEFORE_AND_AFTER, true"
  })
  void aGroupOfSeveralPrimariesMustWait(String consistency, boolean good) {
    Map<String, String> group = group(consistency, "OFF");
    assertEquals(good, ClusterCheck.fault(BALANCED, group).isEmpty());
    assertEquals(good, ClusterCheck.fault(FAILOVER, group).isEmpty());
    assertEquals(Optional.empty(), ClusterCheck.fault(ONE, group));
  }

  @ParameterizedTest
  @CsvSource({"EVENTUAL, false", "BEFORE_ON_PRIMARY_FAILOVER, true", "AFTER, true"})
  void aGroupOfOnePrimaryFailsOverAndIsNotBalanced(String consistency, boolean good) {
    Map<String, String> group = group(consistency, "ON");
    assertEquals(good, ClusterCheck.fault(FAILOVER, group).isEmpty());
    assertTrue(says(BALANCED, group, "one primary"));
  }

  @Test
  void whatIsNoClusterMayFailOverAndMustNotBeBalanced() {
    assertEquals(Optional.empty(), ClusterCheck.fault(FAILOVER, Map.of("wsrep_on", "OFF")));
    assertTrue(says(BALANCED, Map.of("wsrep_on", "OFF"), "needs a cluster"));
    assertTrue(says(BALANCED, Map.of(), "needs a cluster"));
  }

  @Test
  void replicasAreRefusedAndHostsInBracketsAreCounted() {
    assertTrue(says("jdbc:mysql:replication://a,b/wx", Map.of(), "jdbc:mysql:replication:"));
    Map<String, String> galera = Map.of("wsrep_on", "ON", "wsrep_sync_wait", "0");
    assertEquals(
        Optional.empty(), ClusterCheck.fault("jdbc:mysql://address=(host=a)(port=1)/wx", galera));
    assertTrue(
        says(
            "jdbc:mysql://address=(host=a)(port=1),address=(host=b)(port=1)/wx",
            galera,
            "wsrep_sync_wait is 0"));
  }

  /** The URL is the connection's own: a container's pool need not be asked. */
  @Test
  void aRealDatabaseOfOneHostIsTakenAndABalancedOneThatIsNoClusterIsRefused() throws SQLException {
    try (BasicDataSource one = pool(TEST_DB.url())) {
      ClusterCheck.check(one);
    }
    String host = TEST_DB.url().replaceFirst("jdbc:mysql://([^/]+)/.*", "$1");
    String balanced =
        TEST_DB
            .url()
            .replaceFirst(
                "jdbc:mysql://[^/]+/", "jdbc:mysql:loadbalance://" + host + "," + host + "/");
    try (BasicDataSource several = pool(balanced)) {
      ConfigException refused =
          assertThrows(ConfigException.class, () -> ClusterCheck.check(several));
      assertTrue(refused.getMessage().contains("db.url: "), refused::getMessage);
    }
  }

  private static boolean says(String url, Map<String, String> variables, String what) {
    return ClusterCheck.fault(url, variables).orElse("").contains(what);
  }

  private static Map<String, String> group(String consistency, String onePrimary) {
    Map<String, String> variables = new HashMap<>();
    variables.put("wsrep_on", "OFF");
    variables.put("group_replication_group_name", "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa");
    variables.put("group_replication_consistency", consistency);
    variables.put("group_replication_single_primary_mode", onePrimary);
    return variables;
  }

  private static BasicDataSource pool(String url) {
    BasicDataSource pool = new BasicDataSource();
    pool.setUrl(url);
    return pool;
  }
}
