package org.wxapplogin.service.figures;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.dao.Db;

/** Asks the database whether it answers, as a request would. Thread-safe. */
public final class DatabaseProbe {
  private static final Logger log = LoggerFactory.getLogger(DatabaseProbe.class);

  private final Db db;
  private final AtomicBoolean away = new AtomicBoolean();

  public DatabaseProbe(Db db) {
    this.db = db;
  }

  /**
   * Whether it does not answer; waits as long as a request would. Reads a real table: a cluster
   * node that is cut off from its group still answers SELECT 1.
   */
  public boolean isAway() {
    try {
      db.read(tx -> tx.users().findById(0));
      away.set(false);
      return false;
    } catch (RuntimeException e) {
      if (!away.getAndSet(true)) {
        log.warn("the database does not answer: {}", e.getMessage());
      }
      return true;
    }
  }
}
