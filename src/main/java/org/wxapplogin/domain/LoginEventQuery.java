package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Which login events to list; an empty field does not narrow the list.
 *
 * @param from inclusive
 * @param until exclusive
 * @param apps whose events can be listed at all
 */
public record LoginEventQuery(
    Optional<Long> userId,
    Optional<String> ip,
    Optional<LoginOutcome> outcome,
    Optional<String> appid,
    Optional<Instant> from,
    Optional<Instant> until,
    AppScope apps) {

  /** Of all apps. */
  public LoginEventQuery(
      Optional<Long> userId,
      Optional<String> ip,
      Optional<LoginOutcome> outcome,
      Optional<String> appid,
      Optional<Instant> from,
      Optional<Instant> until) {
    this(userId, ip, outcome, appid, from, until, AppScope.ALL);
  }

  /** Only events of some apps. */
  public LoginEventQuery within(AppScope scope) {
    return new LoginEventQuery(userId, ip, outcome, appid, from, until, scope);
  }

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
