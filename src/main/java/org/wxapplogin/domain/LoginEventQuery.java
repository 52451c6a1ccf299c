package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Which login events to list; an empty field does not narrow the list.
 *
 * @param from inclusive
 * @param until exclusive
 */
public record LoginEventQuery(
    Optional<Long> userId,
    Optional<String> ip,
    Optional<LoginOutcome> outcome,
    Optional<String> appid,
    Optional<Instant> from,
    Optional<Instant> until) {

  public static LoginEventQuery ofUser(long userId) {
    return new LoginEventQuery(
        Optional.of(userId),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
