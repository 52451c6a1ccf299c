package org.wxapplogin.war.faults;

import java.util.List;

/** All scenarios, in the order in which they are tried. */
final class Scenarios {
  static final List<Scenario> ALL =
      List.of(
          new KillServer(),
          new EventsOfKilledServer(),
          new KillDatabase(),
          StopServer.bySignal(),
          StopServer.byReload(),
          new LateDatabase(),
          new LockedRows(),
          LockedTables.ofLogins(),
          LockedTables.global(),
          new EndedElsewhere(),
          new PausedNode(),
          new FullPool(),
          new PausedDatabase(),
          new ReadOnlyDatabase(),
          new RefusedWrites(),
          new KilledQueries(),
          new WechatStorm(),
          new KillNode());

  private Scenarios() {}
}
