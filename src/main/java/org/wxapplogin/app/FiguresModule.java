package org.wxapplogin.app;

import java.time.Clock;
import java.time.ZoneId;
import org.wxapplogin.config.Settings;
import org.wxapplogin.dao.Db;
import org.wxapplogin.service.figures.Dashboard;
import org.wxapplogin.service.figures.Figures;
import org.wxapplogin.service.figures.Heartbeat;
import org.wxapplogin.service.figures.LiveState;
import org.wxapplogin.service.figures.SystemQuery;
import org.wxapplogin.service.figures.YearReports;
import org.wxapplogin.service.session.SessionCache;

/** Counts, and shows how the server and its nodes are. */
public record FiguresModule(
    Figures figures,
    Dashboard dashboard,
    Heartbeat heartbeat,
    SystemQuery system,
    YearReports reports) {

  static FiguresModule build(Basics basics, Guards guards, SessionCache cache, PoolMeter pool) {
    LiveState live =
        new LiveState(
            basics.node(),
            basics.clock().instant(),
            guards.logins(),
            guards.calls(),
            cache,
            pool::state);
    Settings settings = basics.settings();
    Db db = basics.db();
    Clock clock = basics.clock();
    ZoneId zone = settings.admin().zone();

    BuildInfo build = BuildInfo.read();
    Heartbeat heartbeat =
        new Heartbeat(
            db, basics.node(), NodeName.machine(), build.version(), basics.clock().machine());
    return new FiguresModule(
        new Figures(
            db,
            basics.sharedJob(Figures.JOB),
            zone,
            settings.database().statementTimeout(),
            clock,
            basics.nanoTime()),
        new Dashboard(db, live, zone, clock),
        heartbeat,
        new SystemQuery(db, heartbeat, settings.shown(), build.time()),
        new YearReports(db, basics.audit(), settings.shown(), zone, clock));
  }
}
