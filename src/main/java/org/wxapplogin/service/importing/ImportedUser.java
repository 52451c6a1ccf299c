package org.wxapplogin.service.importing;

import java.time.Instant;
import java.util.Optional;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.domain.UserStatus;

/**
 * A user as another system knows them.
 *
 * @param profile nickname and avatar; the rest of it is empty
 * @param status active or disabled
 */
public record ImportedUser(
    Identity identity,
    Profile profile,
    Optional<Phone> phone,
    UserLevel level,
    UserStatus status,
    Optional<Instant> registered,
    Optional<Instant> lastLogin) {

  /** Who they are, by AppID and openid alone. */
  Identity key() {
    return key(identity);
  }

  static Identity key(Identity identity) {
    return new Identity(identity.appid(), identity.openid(), Optional.empty());
  }

  /** Whether anything is known of how they are shown. */
  public boolean bringsProfile() {
    return !profile.equals(Profile.NONE);
  }

  /** When they registered as far as is known: at {@code now} if nothing is. */
  Instant registeredAt(Instant now) {
    return registered.or(() -> lastLogin).orElse(now);
  }

  /** When they last logged in, as far as is known. */
  Instant lastLoginAt(Instant now) {
    Instant since = registeredAt(now);
    return lastLogin.filter(at -> at.isAfter(since)).orElse(since);
  }
}
