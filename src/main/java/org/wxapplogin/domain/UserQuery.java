package org.wxapplogin.domain;

/**
 * Which users to list, and how.
 *
 * @param size how many users on a page
 */
public record UserQuery(UserFilter filter, UserSort sort, int size) {

  public UserQuery withSort(UserSort other) {
    return new UserQuery(filter, other, size);
  }
}
