package org.wxapplogin.service.figures;

import java.time.Instant;
import java.util.List;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.JobDao;
import org.wxapplogin.dao.NodeDao;
import org.wxapplogin.dao.SystemDao;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.Setting;
import org.wxapplogin.service.admin.Actor;

/** What operators look at when they wonder how the server is. Thread-safe. */
public final class SystemQuery {
  private final Db db;
  private final SystemDao system;
  private final NodeDao nodes;
  private final JobDao jobs;
  private final Heartbeat heartbeat;
  private final List<Setting> settings;
  private final String built;

  /**
   * @param built when the application was
   */
  public SystemQuery(
      Db db,
      SystemDao system,
      NodeDao nodes,
      JobDao jobs,
      Heartbeat heartbeat,
      List<Setting> settings,
      String built) {
    this.db = db;
    this.system = system;
    this.nodes = nodes;
    this.jobs = jobs;
    this.heartbeat = heartbeat;
    this.settings = settings;
    this.built = built;
  }

  /** Reads it anew; viewers may not, for it tells hosts and settings. */
  public SystemState read(Actor by) {
    by.need(AdminRole.OPERATOR);
    return db.read(
        tx -> {
          Instant databaseClock = nodes.databaseClock(tx);
          return new SystemState(
              heartbeat.here(databaseClock),
              built,
              system.version(tx),
              system.schemaVersion(tx),
              databaseClock,
              nodes.list(tx),
              jobs.list(tx),
              system.tables(tx),
              settings);
        });
  }
}
