package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * One signed-in device, as one of its tokens knows it.
 *
 * @param tokenHash of the token the client holds; the token itself is kept nowhere
 * @param family the sign-in this token descends from: 16 random bytes in hex, no secret. It
 *     survives rotation, so it is the public name of the signed-in device
 * @param createdAt when the device signed in
 * @param expiresAt when the token ends if it is not used; moves on with use
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

  /**
   * Whether the token is still good at {@code now}: up to the millisecond it expires, not at it.
   */
  public boolean isOpen(Instant now) {
    return now.isBefore(expiresAt) && now.isBefore(endsAt);
  }

  /** Whose it is, as far as a session knows. */
  public Identity identity() {
    return new Identity(appid, openid, Optional.empty());
  }

  /** This session, used at {@code now} and good until {@code expiresAt}. */
  public Session touched(Instant now, Instant expiresAt) {
    return new Session(
        tokenHash, family, userId, appid, openid, device, ip, createdAt, now, expiresAt, endsAt,
        rotation);
  }
}
