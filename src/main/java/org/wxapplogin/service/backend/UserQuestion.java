package org.wxapplogin.service.backend;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which users a service wants to know. Of openid, unionid, phone and person there is at most one;
 * without any, it is all users.
 *
 * @param appid of which app; there must be one with an openid
 * @param after the id behind which to go on; 0 from the beginning
 * @param limit how many at most
 */
public record UserQuestion(
    Optional<String> appid,
    Optional<String> openid,
    Optional<String> unionid,
    Optional<String> phone,
    Optional<String> person,
    long after,
    int limit) {

  /** How many of the ways to name users are there. */
  long ways() {
    return Stream.of(openid, unionid, phone, person).filter(Optional::isPresent).count();
  }
}
