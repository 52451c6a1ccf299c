package org.wxapplogin.app;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.LongSupplier;
import org.wxapplogin.config.Settings;
import org.wxapplogin.dao.Db;
import org.wxapplogin.guard.WechatGuard;
import org.wxapplogin.metrics.Metrics;
import org.wxapplogin.service.figures.Dashboard;
import org.wxapplogin.service.figures.Figures;
import org.wxapplogin.service.figures.LiveState;
import org.wxapplogin.service.job.SharedJob;
import org.wxapplogin.service.session.SessionCache;

/** The part of {@link App} that keeps figures and shows them. */
public record DashboardModule(Figures figures, Dashboard dashboard) {

  static DashboardModule build(
      Db db,
      String node,
      WechatGuard logins,
      WechatGuard calls,
      SessionCache cache,
      PoolMeter pool,
      Settings settings,
      Clock clock,
      LongSupplier nanoTime,
      Metrics metrics) {
    LiveState live = new LiveState(node, clock.instant(), logins, calls, cache, pool::state);
    ZoneId zone = settings.admin().zone();
    Duration statementTimeout = settings.database().statementTimeout();
    SharedJob job = new SharedJob(db, Figures.JOB, node, clock, metrics);
    return new DashboardModule(
        new Figures(db, job, zone, statementTimeout, clock, nanoTime),
        new Dashboard(db, live, zone, clock));
  }
}
