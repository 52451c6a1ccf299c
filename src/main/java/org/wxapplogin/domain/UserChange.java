package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that changed about who a user is.
 *
 * @param before what it was, where that may be kept; never a phone number
 */
public record UserChange(
    Instant at, long userId, Kind kind, Optional<String> before, Optional<String> after) {

  /** The names are stored; add, never rename. */
  public enum Kind {
    /** WeChat told a unionid, the first or another: before and after are unionids. */
    UNIONID,
    /** A phone number was bound: before is the id of the user it was taken from, if any. */
    PHONE_BOUND,
    /** The phone number went to another user: after is their id. */
    PHONE_MOVED,
    /** The user withdrew data through WeChat: after is WeChat's numbers of what. */
    REVOKED
  }
}
