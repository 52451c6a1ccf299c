package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * An admin and the state of their account.
 *
 * @param mustChange whether they must choose a password of their own before anything else
 * @param totp whether they sign in in two steps: with the password and a code of an authenticator
 *     app
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

  /** Whether they may manage other admins now. */
  public boolean isActiveOwner() {
    return isActive() && admin.role() == AdminRole.OWNER;
  }
}
