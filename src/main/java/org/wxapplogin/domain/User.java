package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * The row of an identity, and what became of it.
 *
 * @param sealedPhone opened by the service that shows it
 */
public record User(
    long id,
    Identity identity,
    Profile profile,
    UserLevel level,
    UserStatus status,
    Instant registeredAt,
    Instant lastLoginAt,
    String lastLoginIp,
    Optional<byte[]> sealedPhone) {

  /** A user without a phone number. */
  public User(
      long id,
      Identity identity,
      Profile profile,
      UserLevel level,
      UserStatus status,
      Instant registeredAt,
      Instant lastLoginAt,
      String lastLoginIp) {
    this(
        id,
        identity,
        profile,
        level,
        status,
        registeredAt,
        lastLoginAt,
        lastLoginIp,
        Optional.empty());
  }

  /** This user with what a login brought. */
  public User withLogin(Identity identity, Profile profile) {
    return new User(
        id, identity, profile, level, status, registeredAt, lastLoginAt, lastLoginIp, sealedPhone);
  }
}
