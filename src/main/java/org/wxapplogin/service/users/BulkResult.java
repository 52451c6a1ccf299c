package org.wxapplogin.service.users;

import java.util.Map;
import java.util.SortedMap;
import org.wxapplogin.domain.UserLevel;

/**
 * What became of an act on many users.
 *
 * @param changed the ids of those it changed, each with the level they had before
 * @param skipped how many it left as they were, by why
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
