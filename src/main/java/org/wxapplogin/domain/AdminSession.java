package org.wxapplogin.domain;

import java.time.Instant;

/**
 * One signed-in browser of an admin.
 *
 * @param tokenHash of the cookie; the cookie itself is kept nowhere
 * @param browser what it calls itself, cut; any text
 * @param expiresAt when it ends if it is not used; moves on with use, up to the absolute end
 * @param provedAt when the password was last given in it
 */
public record AdminSession(
    TokenHash tokenHash,
    long adminId,
    String ip,
    String browser,
    Instant createdAt,
    Instant seenAt,
    Instant expiresAt,
    Instant provedAt) {
  /** Whether it is still good at {@code now}: up to the millisecond it expires, not at it. */
  public boolean isOpen(Instant now) {
    return now.isBefore(expiresAt);
  }

  /** Names it among those of its admin; nobody can sign in by it. */
  public String id() {
    return tokenHash.id();
  }
}
