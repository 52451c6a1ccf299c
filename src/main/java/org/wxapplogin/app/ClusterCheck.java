package org.wxapplogin.app;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.wxapplogin.config.ConfigException;

/**
 * Refuses a database of several hosts that does not read what it has just written. A token is
 * checked a moment after it was issued, often on another host: if that one lags behind, the client
 * is told to sign in and throws the token away, and a session that was ended gets back into memory.
 */
final class ClusterCheck {
  private static final String MEMBERS = "performance_schema.replication_group_members";
  private static final int DENIED = 1142; // ER_TABLEACCESS_DENIED_ERROR

  private static final int ALL_STATEMENTS = 7; // wsrep_sync_wait: reads, changes and inserts
  private static final Set<String> CONSISTENT = Set.of("BEFORE", "AFTER", "BEFORE_AND_AFTER");

  private static final String VARIABLES =
      """
      SHOW SESSION VARIABLES WHERE Variable_name IN (
        'wsrep_on', 'wsrep_sync_wait', 'group_replication_group_name',
        'group_replication_consistency', 'group_replication_single_primary_mode')
      """;

  private ClusterCheck() {}

  /**
   * Checks the database behind the connections of {@code dataSource}, as their URL and their
   * session variables show it. Needs one connection.
   *
   * @throws ConfigException if the URL or the settings of the cluster must be changed; says how
   * @throws SQLException if the database cannot be asked
   */
  static void check(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      String url = url(dataSource, connection);
      Map<String, String> variables = variables(connection);
      refuse(fault(url, variables));
      if (isGroup(variables) && HostUrls.of(url).filter(HostUrls::areSeveral).isPresent()) {
        refuse(unreadableMembers(connection));
        if (dataSource instanceof HostsPool ours) {
          ours.requireMembership();
        }
      }
    }
  }

  /** Ours gives connections of one host each. */
  private static String url(DataSource dataSource, Connection connection) throws SQLException {
    return dataSource instanceof HostsPool ours
        ? ours.getUrl()
        : String.valueOf(connection.getMetaData().getURL());
  }

  private static void refuse(Optional<String> fault) {
    if (fault.isPresent()) {
      throw new ConfigException(List.of("db.url: " + fault.get()));
    }
  }

  private static Optional<String> unreadableMembers(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT 1 FROM " + MEMBERS)) {
      statement.executeQuery().close();
      return Optional.empty();
    } catch (SQLException e) {
      if (e.getErrorCode() != DENIED) {
        throw e;
      }
      return Optional.of(
          "whether a host is in its group cannot be read: GRANT SELECT ON "
              + MEMBERS
              + " to the account of db.user");
    }
  }

  /**
   * What is wrong, as the rest of a sentence about the URL; empty if nothing is.
   *
   * @param variables the session's variables by name; those that the server does not know are not
   *     there
   */
  static Optional<String> fault(String url, Map<String, String> variables) {
    Optional<HostUrls> hosts = HostUrls.of(url);
    if (hosts.isEmpty()) {
      return Optional.empty(); // another driver's
    }
    if (hosts.get().way().startsWith("replication:")) {
      return Optional.of(
          "jdbc:mysql:replication: reads from replicas, which lag behind; use"
              + " jdbc:mysql://primary,standby/…");
    }
    boolean balanced = hosts.get().areBalanced();
    if (!balanced && !hosts.get().areSeveral()) {
      return Optional.empty();
    }
    if ("ON".equals(variables.get("wsrep_on"))) {
      return ofGalera(variables);
    }
    if (isGroup(variables)) {
      return ofGroupReplication(variables, balanced);
    }
    return balanced
        ? Optional.of(
            "jdbc:mysql:loadbalance: needs a cluster of which each host reads what the others have"
                + " written: Galera, or Group Replication with several primaries; for others use"
                + " jdbc:mysql://primary,standby/…")
        : Optional.empty(); // a standby takes over as a whole
  }

  private static Optional<String> ofGalera(Map<String, String> variables) {
    int waits = Integer.parseInt(variables.getOrDefault("wsrep_sync_wait", "0"));
    return (waits & ALL_STATEMENTS) == ALL_STATEMENTS
        ? Optional.empty()
        : Optional.of(
            "a host of this Galera cluster does not wait for what the others have written"
                + " (wsrep_sync_wait is "
                + waits
                + "): add sessionVariables=wsrep_sync_wait=7");
  }

  private static Optional<String> ofGroupReplication(
      Map<String, String> variables, boolean balanced) {
    boolean onePrimary = "ON".equals(variables.get("group_replication_single_primary_mode"));
    if (balanced && onePrimary) {
      return Optional.of(
          "jdbc:mysql:loadbalance: sends writes to all hosts, but this group has one primary: use"
              + " jdbc:mysql://host1,host2,host3/…");
    }
    String consistency = variables.getOrDefault("group_replication_consistency", "EVENTUAL");
    boolean afterFailover = onePrimary && consistency.equals("BEFORE_ON_PRIMARY_FAILOVER");
    return CONSISTENT.contains(consistency) || afterFailover
        ? Optional.empty()
        : Optional.of(
            "a host of this group does not wait for what the others have written"
                + " (group_replication_consistency is "
                + consistency
                + "): add sessionVariables=group_replication_consistency='"
                + (onePrimary ? "BEFORE_ON_PRIMARY_FAILOVER" : "BEFORE")
                + "'");
  }

  private static boolean isGroup(Map<String, String> variables) {
    return !variables.getOrDefault("group_replication_group_name", "").isEmpty();
  }

  private static Map<String, String> variables(Connection connection) throws SQLException {
    Map<String, String> variables = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(VARIABLES);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        variables.put(rows.getString(1), rows.getString(2));
      }
    }
    return variables;
  }
}
