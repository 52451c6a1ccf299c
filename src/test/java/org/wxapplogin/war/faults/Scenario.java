package org.wxapplogin.war.faults;

import org.wxapplogin.war.trial.DatabaseNodes;
import org.wxapplogin.war.trial.Trial;

/** One kind of fault and what is promised of it. */
public interface Scenario {
  /** As {@code --only} names it. */
  String name();

  /** One sentence that says what is broken and what is promised. */
  String about();

  /** How often it is done unless {@code --rounds} says otherwise. */
  default int rounds() {
    return 1;
  }

  /** Does it, and reports each promise that is not kept to {@code trial}. */
  void run(Trial trial) throws Exception;

  /** What it needs of the database; a scenario whose needs are not met is left out. */
  default boolean runsOn(DatabaseNodes nodes) {
    return true;
  }
}
