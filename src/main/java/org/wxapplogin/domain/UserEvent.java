package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a user, as backends are told of it: ids and the time, and nothing that
 * says who the user is.
 *
 * @param person the person the user was then, as 32 hex characters
 */
public record UserEvent(
    Instant at, UserEventType type, long userId, Optional<String> person, String appid) {

  public static UserEvent of(Instant at, UserEventType type, User user) {
    return new UserEvent(at, type, user.id(), user.person(), user.identity().appid());
  }
}
