package org.wxapplogin.service.figures;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.Node;

/** Shows the other nodes, and the system page, that this node runs. Thread-safe. */
public final class Heartbeat {
  private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

  /** How often a node renews its row. */
  public static final Duration EVERY = Duration.ofSeconds(15);

  /** A node that was silent for this long is removed. */
  static final Duration FORGET_AFTER = Duration.ofDays(1);

  private final Db db;
  private final String id;
  private final String host;
  private final String version;
  private final Instant startedAt;
  private final Clock clock;

  /**
   * @param id names this node among the others
   * @param version of the application
   * @param clock of this machine, to be compared with the database's
   */
  public Heartbeat(Db db, String id, String host, String version, Clock clock) {
    this.db = db;
    this.id = id;
    this.host = host;
    this.version = version;
    this.startedAt = clock.instant();
    this.clock = clock;
  }

  /** Renews the row of this node, and removes nodes that are long silent; does not throw. */
  public void beat() {
    try {
      db.run(
          tx -> {
            Node node = here(tx.nodes().databaseClock());
            tx.nodes().beat(node);
            tx.nodes().deleteSilent(node.seenAt().minus(FORGET_AFTER));
          });
    } catch (RuntimeException e) {
      log.warn("heartbeat: {}", e.getMessage());
    }
  }

  /** Removes the row of this node, which stops; does not throw. */
  public void leave() {
    try {
      db.run(tx -> tx.nodes().delete(id));
    } catch (RuntimeException e) {
      log.warn("heartbeat: {}", e.getMessage());
    }
  }

  /** This node, at a time that was just read from the database's clock. */
  Node here(Instant databaseClock) {
    return new Node(
        id,
        host,
        version,
        startedAt,
        databaseClock,
        Duration.between(clock.instant(), databaseClock));
  }
}
