package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * An admin and the state of their account.
 *
 * @param mustChange whether they have to choose a password of their own before anything else
 * @param totp whether signing in takes a code beside the password
 */
public record AdminAccount(
    Admin admin,
    Optional<Instant> disabledAt,
    boolean mustChange,
    boolean totp,
    Optional<Instant> lastSignInAt) {

  public boolean isActive() {
    return disabledAt.isEmpty();
  }

  /** Whether they may manage the others now. */
  public boolean isActiveOwner() {
    return isActive() && admin.role() == AdminRole.OWNER;
  }
}
