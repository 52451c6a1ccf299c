package org.wxapplogin.service.job;

/**
 * Runs the steps of a job one after the other, so that one that fails for ever does not keep out
 * those behind it. Not thread-safe.
 */
public final class Steps {
  private RuntimeException failure;

  /** Runs a step. Does not throw. */
  public void run(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      if (failure == null) {
        failure = e;
      } else {
        failure.addSuppressed(e);
      }
    }
  }

  /**
   * Says how it went, once all steps have run.
   *
   * @throws RuntimeException the first failure, if there was one
   */
  public void finish() {
    if (failure != null) {
      throw failure;
    }
  }
}
