package org.wxapplogin.app;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.domain.Causes;

/**
 * Decides after which errors this node cannot go on: those of the virtual machine itself, such as
 * memory that is used up, where nothing says which work was left half done. Once there was one,
 * {@code /health/live} says so, and whoever watches the node starts it anew. Thread-safe.
 */
final class FatalErrors implements Thread.UncaughtExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(FatalErrors.class);

  private final AtomicBoolean happened = new AtomicBoolean();

  /** Whether there was one, so that this node cannot go on. */
  boolean happened() {
    return happened.get();
  }

  /** Logs what a task on a thread of ours has thrown, and remembers it if it is fatal. */
  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    see(thrown);
    log.error("{}: unforeseen", thread.getName(), thrown);
  }

  /** Remembers {@code thrown} if it is fatal or was caused by what is. */
  void see(Throwable thrown) {
    if (isFatal(thrown)) {
      giveUp("an error of the virtual machine", thrown);
    }
  }

  /** This node cannot go on; the first reason is logged. */
  void giveUp(String why, Throwable cause) {
    if (happened.compareAndSet(false, true)) { // first of all: logging needs memory, too
      log.error("this node cannot go on and must be started anew: {}", why, cause);
    }
  }

  /** A stack that overflowed is whole again once the error has left it. */
  private static boolean isFatal(Throwable thrown) {
    return Causes.of(thrown)
        .anyMatch(
            cause ->
                cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError));
  }
}
