package org.wxapplogin.config;

import java.time.Duration;
import java.time.Instant;
import org.wxapplogin.domain.AppProfile;

/**
 * How long the sessions of one mini program live.
 *
 * @param idle how long a token stays valid without use
 * @param absolute how long a login can be kept alive by use
 * @param maxDevices how many devices of a user may be signed in; one more ends the oldest
 * @param rotateAfter the age at which a token is replaced, for clients that can take a next one
 */
public record SessionSettings(
    Duration idle, Duration absolute, int maxDevices, Duration rotateAfter) {

  /** The same, but for what is set for one app. */
  public SessionSettings with(AppProfile.Sessions own) {
    return new SessionSettings(
        own.idle().orElse(idle),
        own.absolute().orElse(absolute),
        own.maxDevices().orElse(maxDevices),
        own.rotateAfter().orElse(rotateAfter));
  }

  /**
   * When a token that was used at {@code now} expires if it is not used again.
   *
   * @param endsAt when its sign-in ends whatever happens
   */
  public Instant expiry(Instant now, Instant endsAt) {
    return expiry(now, idle, endsAt);
  }

  /** The rule of every session: so long without use, but never beyond the end of the sign-in. */
  static Instant expiry(Instant now, Duration idle, Instant endsAt) {
    Instant unused = now.plus(idle);
    return unused.isBefore(endsAt) ? unused : endsAt;
  }
}
