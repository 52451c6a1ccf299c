package org.wxapplogin.domain;

import java.time.Instant;

/**
 * A browser in which an admin is signed in.
 *
 * @param tokenHash of the cookie; the cookie itself is stored nowhere
 * @param browser what the browser calls itself, cut short; any text
 * @param expiresAt when the session expires if it is not used; use moves it on, up to its absolute
 *     end
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
  /** Whether the session is still valid at {@code now}; at the millisecond it expires it is not. */
  public boolean isOpen(Instant now) {
    return now.isBefore(expiresAt);
  }

  /** Names the session among those of its admin; nobody can sign in by it. */
  public String id() {
    return tokenHash.id();
  }
}
