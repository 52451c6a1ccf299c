package org.wxapplogin.war.trial;

import java.io.IOException;
import java.util.List;

/** The servers of the database of all trials, which are numbered from 0 and can be ended. */
public interface DatabaseNodes extends AutoCloseable {
  /** The address of each, with an account that may do everything and without a schema. */
  List<DatabaseAddress> addresses();

  /** Whether {@link #kill} and {@link #start} work. */
  boolean canBeKilled();

  /** Whether {@link #pause} and {@link #resume} work. */
  default boolean canBePaused() {
    return false;
  }

  /** Ends one at once: nothing is flushed, no client is answered. */
  void kill(int node) throws IOException, InterruptedException;

  /** Starts one that was killed; returns when it serves. */
  void start(int node) throws IOException, InterruptedException;

  /** Stops its process: connections stay open, and nothing is answered. */
  default void pause(int node) throws IOException, InterruptedException {
    throw new UnsupportedOperationException("node " + node + " cannot be paused");
  }

  /** Lets a paused process go on. */
  default void resume(int node) throws IOException, InterruptedException {
    throw new UnsupportedOperationException("node " + node + " cannot be paused");
  }

  @Override
  void close();
}
