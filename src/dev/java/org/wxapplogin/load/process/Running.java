package org.wxapplogin.load.process;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** Contenders whose processes run, or are started once they are asked for. */
public interface Running {
  /** Has the processes of this contender ready for its turn, before anything is measured. */
  default void turn(Contender contender) throws IOException, SQLException {}

  /** Begins to count what a contender and what stands around it use. */
  Meter meter(Contender contender) throws IOException, SQLException;

  /** What the compilers of the JVMs of a contender have used of the processors so far. */
  Duration ofCompilers(Contender contender) throws IOException, SQLException;

  /** Looks into the Tomcat of a contender. */
  Profiler profiler(Contender contender) throws IOException, SQLException;
}
