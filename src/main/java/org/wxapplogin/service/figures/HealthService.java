package org.wxapplogin.service.figures;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.UserDao;

/** Whether this node can serve. Thread-safe. */
public final class HealthService {
  private static final Logger log = LoggerFactory.getLogger(HealthService.class);

  private final Db db;
  private final UserDao users;

  public HealthService(Db db, UserDao users) {
    this.db = db;
    this.users = users;
  }

  /** Reads a real table: a cluster node cut off from its group still answers SELECT 1. */
  public boolean isReady() {
    try {
      db.read(tx -> users.findById(tx, 0));
      return true;
    } catch (RuntimeException e) {
      log.warn("not ready: {}", e.getMessage());
      return false;
    }
  }
}
