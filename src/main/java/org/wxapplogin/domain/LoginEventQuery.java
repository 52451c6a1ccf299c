package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Which login events to list; what is empty does not narrow the list.
 *
 * @param from the first instant of interest
 * @param until the first instant that is too late
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
