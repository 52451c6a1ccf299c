package org.wxapplogin.war;

import org.wxapplogin.sandbox.host.SandboxException;
import picocli.CommandLine.ParameterException;

/**
 * Ends the process of a command that tries whether promises are kept, such as {@code bin/faults}.
 */
public final class TrialCommand {
  private TrialCommand() {}

  /** What a command does. */
  @FunctionalInterface
  public interface Work {
    /**
     * Whether every promise was kept.
     *
     * @throws ParameterException if the options make no sense; so do IllegalArgumentException and
     *     SandboxException say what cannot be done with them on this machine
     */
    boolean run() throws Exception;
  }

  /** Does it. The exit code is 0 if every promise was kept, 1 if not, and 2 if it was not tried. */
  public static void run(Work work) throws Exception {
    int status;
    try {
      status = work.run() ? 0 : 1;
    } catch (ParameterException | IllegalArgumentException | SandboxException e) {
      System.err.println(e.getMessage());
      status = 2;
    }
    System.exit(status);
  }
}
