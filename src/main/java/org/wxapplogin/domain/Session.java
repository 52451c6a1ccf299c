package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A device that is signed in, as one of its tokens knows it.
 *
 * @param tokenHash of the token the client holds; the token itself is stored nowhere
 * @param family the sign-in this token belongs to: 16 random bytes in hex, no secret. It survives
 *     rotation, so it is the public name of the device
 * @param createdAt when the device signed in
 * @param seenAt when the token was last used, as far as that is written
 * @param expiresAt when the token expires if it is not used; use moves it on
 * @param endsAt when the sign-in ends whatever happens
 * @param rotation empty for a client that keeps its one token
 */
public record Session(
    TokenHash tokenHash,
    String family,
    long userId,
    String appid,
    String openid,
    String device,
    String ip,
    Instant createdAt,
    Instant seenAt,
    Instant expiresAt,
    Instant endsAt,
    Optional<Rotation> rotation) {

  /** Whether the token is still valid at {@code now}; at the millisecond it expires it is not. */
  public boolean isOpen(Instant now) {
    return now.isBefore(expiresAt) && now.isBefore(endsAt);
  }

  /** Whose session it is; a session does not know the unionid. */
  public Identity identity() {
    return new Identity(appid, openid, Optional.empty());
  }

  /** This session, used at {@code now} and valid until {@code expiresAt}. */
  public Session touched(Instant now, Instant expiresAt) {
    return new Session(
        tokenHash, family, userId, appid, openid, device, ip, createdAt, now, expiresAt, endsAt,
        rotation);
  }
}
