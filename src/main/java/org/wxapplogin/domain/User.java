package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A user: one person in one mini program.
 *
 * @param sealedPhone the phone number, encrypted; {@code Phones} opens it
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

  /** This user with the identity and profile that a login brought. */
  public User withLogin(Identity identity, Profile profile) {
    return new User(
        id, identity, profile, level, status, registeredAt, lastLoginAt, lastLoginIp, sealedPhone);
  }
}
