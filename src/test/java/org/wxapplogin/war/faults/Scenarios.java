package org.wxapplogin.war.faults;

import java.util.List;

/** All scenarios, in the order in which they are tried. */
public final class Scenarios {
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
          new FrozenServer(),
          new FullPool(),
          new PausedDatabase(),
          new ReadOnlyDatabase(),
          new RefusedWrites(),
          new KilledQueries(),
          new WechatStorm(),
          new KillNode());

  private Scenarios() {}

  /**
   * The scenario of a name.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  public static Scenario named(String name) {
    return ALL.stream().filter(scenario -> scenario.name().equals(name)).findFirst().orElseThrow();
  }
}
