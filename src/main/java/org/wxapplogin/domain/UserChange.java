package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A change of a user's unionid, phone number or person, or of the data they let the app have.
 *
 * @param before what it was, if that may be kept; never a phone number
 */
public record UserChange(
    Instant at, long userId, Kind kind, Optional<String> before, Optional<String> after) {

  /** The names are stored; add, never rename. */
  public enum Kind {
    /** WeChat gave a unionid, the first or another one: before and after are unionids. */
    UNIONID,
    /** A phone number was bound: before is the id of the user it was taken from, if any. */
    PHONE_BOUND,
    /** The phone number went to another user: after is their id. */
    PHONE_MOVED,
    /** The phone number was unbound, by the user or an admin. */
    PHONE_UNBOUND,
    /** An admin made the user one of another person: before and after are persons. */
    PERSON,
    /** The user withdrew data through WeChat: after holds WeChat's numbers for which. */
    REVOKED
  }
}
