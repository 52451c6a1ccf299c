package org.wxapplogin.domain;

/**
 * Which users to list, and how.
 *
 * @param size how many users on a page
 */
public record UserQuery(UserFilter filter, UserSort sort, int size) {

  /** Only users of some apps. */
  public UserQuery within(AppScope scope) {
    return new UserQuery(filter.within(scope), sort, size);
  }

  public UserQuery withSort(UserSort other) {
    return new UserQuery(filter, other, size);
  }
}
