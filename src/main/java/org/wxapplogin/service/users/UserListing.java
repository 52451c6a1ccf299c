package org.wxapplogin.service.users;

import org.wxapplogin.domain.ListCount;
import org.wxapplogin.domain.ListPage;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserQuery;

/**
 * A page of users, and what is to be said of it.
 *
 * @param query what was done: the one that was asked for, but maybe in another order
 * @param count of the whole list
 */
public record UserListing(UserQuery query, ListPage<User> page, Extent extent, ListCount count) {

  /** How what is shown relates to what was asked for. */
  public enum Extent {
    /** It is that. */
    WHOLE,
    /** So many match the text that only the first of them are sorted and shown. */
    FIRST_ONLY,
    /** So many match that they are shown in the order of the range that narrows them. */
    OTHER_ORDER,
    /** It would have taken too long to find out; nothing is shown. */
    TOO_WIDE
  }
}
