package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A user: one WeChat account in one mini program.
 *
 * @param sealedPhone the phone number, encrypted; {@code Phones} opens it
 * @param link the person they belong to; empty for those without a unionid
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
    Optional<byte[]> sealedPhone,
    Optional<PersonLink> link) {

  /** A user without a phone number and a person. */
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
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The id of the person they belong to, 32 characters of hex; empty for those without a unionid.
   */
  public Optional<String> person() {
    return link.map(PersonLink::person);
  }

  /** This user with the profile, and the unionid if it is a new one, that a login brought. */
  public User withLogin(Optional<String> unionid, Profile profile) {
    Identity now =
        unionid.isPresent() ? new Identity(identity.appid(), identity.openid(), unionid) : identity;
    return with(now, profile, status, link);
  }

  /** This user as one of a person. */
  public User withLink(PersonLink link) {
    return with(identity, profile, status, Optional.of(link));
  }

  /** This user with another status. */
  public User withStatus(UserStatus status) {
    return with(identity, profile, status, link);
  }

  private User with(
      Identity identity, Profile profile, UserStatus status, Optional<PersonLink> link) {
    return new User(
        id,
        identity,
        profile,
        level,
        status,
        registeredAt,
        lastLoginAt,
        lastLoginIp,
        sealedPhone,
        link);
  }
}
