package org.wxapplogin.service.figures;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.dao.Db;

/** Whether this node can serve. Thread-safe. */
public final class HealthService {
  private static final Logger log = LoggerFactory.getLogger(HealthService.class);

  private final Db db;

  public HealthService(Db db) {
    this.db = db;
  }

  /**
   * Whether the database answers. Reads a real table: a cluster node that is cut off from its group
   * still answers SELECT 1.
   */
  public boolean isReady() {
    try {
      db.read(tx -> tx.users().findById(0));
      return true;
    } catch (RuntimeException e) {
      log.warn("not ready: {}", e.getMessage());
      return false;
    }
  }
}
