package org.wxapplogin.service.users;

import org.wxapplogin.domain.ListCount;
import org.wxapplogin.domain.ListPage;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserQuery;

/**
 * A page of users, and what must be said about it.
 *
 * @param query what was read: the query asked for, but maybe in another order
 * @param count of the whole list
 */
public record UserListing(UserQuery query, ListPage<User> page, Extent extent, ListCount count) {

  /** How the page relates to the query asked for. */
  public enum Extent {
    /** It is what was asked for. */
    WHOLE,
    /**
     * So many users match the text, or have the mark, that only the first of them are sorted and
     * shown.
     */
    FIRST_ONLY,
    /**
     * So many users have a number that ends so that only those who logged in last are shown, on one
     * page.
     */
    LATEST_ONLY,
    /** So many users match that they are shown in the order of the range that narrows them. */
    OTHER_ORDER,
    /** Finding the users would have taken too long; none are shown. */
    TOO_WIDE
  }
}
