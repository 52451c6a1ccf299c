package org.wxapplogin.app;

import org.wxapplogin.domain.HealthReason;
import org.wxapplogin.service.figures.DatabaseProbe;
import org.wxapplogin.service.figures.HealthService;
import org.wxapplogin.service.session.SessionCache;
import org.wxapplogin.web.Gate;

/** What makes a node unhealthy. */
final class HealthWatches {
  private HealthWatches() {}

  static void add(
      HealthService health, Gate gate, FatalErrors errors, SessionCache cache, Basics basics) {
    health.watch(HealthReason.STARTING, gate::isStarting);
    health.watch(HealthReason.CLOSING, gate::isClosing);
    health.watch(HealthReason.BROKEN, errors::happened);
    health.watch(HealthReason.DATABASE, cache::isDatabaseAway);
    health.watch(HealthReason.GRACE_OVER, cache::isGraceOver);
    health.watch(HealthReason.CLOCK, basics.clock()::isMachineOff);
    health.probe(HealthReason.DATABASE, new DatabaseProbe(basics.db())::isAway);
  }
}
