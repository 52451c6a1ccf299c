package org.wxapplogin.service.users;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.domain.TakenProfile;

/**
 * What admins took from a user and can still give back.
 *
 * @param phone empty if there is none
 * @param profile until when each field can be given back
 */
public record TakenThings(Optional<Number> phone, Map<TakenProfile.Field, Instant> profile) {

  /**
   * A phone number.
   *
   * @param ending as {@link org.wxapplogin.domain.Phone#ending}
   * @param toUser who was given it
   */
  public record Number(String ending, Optional<Long> toUser, Instant until) {}
}
