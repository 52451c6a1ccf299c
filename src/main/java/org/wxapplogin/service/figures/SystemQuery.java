package org.wxapplogin.service.figures;

import java.time.Instant;
import java.util.List;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.Setting;
import org.wxapplogin.service.admin.Actor;

/** What operators look at to see how the server is. Thread-safe. */
public final class SystemQuery {
  private final Db db;
  private final Heartbeat heartbeat;
  private final List<Setting> settings;
  private final String built;

  /**
   * @param built when the application was built
   */
  public SystemQuery(Db db, Heartbeat heartbeat, List<Setting> settings, String built) {
    this.db = db;
    this.heartbeat = heartbeat;
    this.settings = settings;
    this.built = built;
  }

  /** Reads it anew. Not for viewers: it shows hosts and settings. */
  public SystemState read(Actor by) {
    by.need(AdminRole.OPERATOR);
    return db.read(
        tx -> {
          Instant databaseClock = tx.nodes().databaseClock();
          return new SystemState(
              heartbeat.here(databaseClock),
              built,
              tx.system().version(),
              tx.system().schemaVersion(),
              databaseClock,
              tx.nodes().list(),
              tx.jobs().list(),
              tx.system().tables(),
              settings);
        });
  }
}
