package org.wxapplogin.service.users;

import java.time.Instant;
import java.util.Optional;

/**
 * What admins took from a user and can still give back.
 *
 * @param phone empty if there is none
 */
public record TakenThings(Optional<Number> phone) {

  /**
   * A phone number.
   *
   * @param ending as {@link org.wxapplogin.domain.Phone#ending}
   * @param toUser who was given it
   */
  public record Number(String ending, Optional<Long> toUser, Instant until) {}
}
