package org.wxapplogin.service.users;

import java.util.Map;
import java.util.SortedMap;
import org.wxapplogin.domain.UserLevel;

/**
 * The result of an act on many users.
 *
 * @param changed the ids of the users it changed, each with the level before
 * @param skipped how many users it left as they were, by reason
 */
public record BulkResult(SortedMap<Long, UserLevel> changed, Map<Why, Integer> skipped) {

  /** Why a user was left as they were. */
  public enum Why {
    /** There was nothing to change. */
    ALREADY,
    /** They have cancelled their account. */
    CANCELLED,
    /** There is no such user any more. */
    GONE
  }
}
