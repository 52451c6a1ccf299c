package org.wxapplogin.service.importing;

/**
 * What became of an imported user.
 *
 * @param phoneTaken whether their phone number was left out because another user of the app has it
 */
public record Outcome(Done done, boolean phoneTaken) {
  /** What was done with the user's row. */
  public enum Done {
    ADDED,
    /** The user was here already, and got what they did not have. */
    FILLED,
    UNCHANGED
  }
}
