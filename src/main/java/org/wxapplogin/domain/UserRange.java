package org.wxapplogin.domain;

import java.util.Optional;
import java.util.Set;

/**
 * A page of users in the order of their ids.
 *
 * @param appids the apps whose users are read; if empty, all
 * @param after the id that the page begins behind; 0 for the first page
 * @param most how many users the page has at most
 */
public record UserRange(Optional<Set<String>> appids, long after, int most) {
  public UserRange {
    appids = appids.map(Set::copyOf);
  }
}
