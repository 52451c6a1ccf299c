package org.wxapplogin.service.login;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserEvent;
import org.wxapplogin.domain.UserEventType;

/**
 * What backends are told of a group of logins, by what these have changed.
 *
 * <p>Belongs to one transaction; not safe for use by several threads.
 */
final class LoginNews {
  private final Instant now;
  private final boolean signIns;
  private final List<UserEvent> events = new ArrayList<>();

  /**
   * @param signIns whether each login is an event, or only what it changed
   */
  LoginNews(Instant now, boolean signIns) {
    this.now = now;
    this.signIns = signIns;
  }

  /**
   * Takes a login of which nothing was written before.
   *
   * @param before the user as the login found them
   */
  void add(User before, User after, boolean created) {
    if (created) {
      add(UserEventType.USER_CREATED, after);
    } else {
      addChanges(before, after);
    }
    if (signIns) {
      add(UserEventType.USER_SIGNED_IN, after);
    }
  }

  void write(Tx tx) {
    tx.userEvents().appendAll(events);
  }

  private void addChanges(User before, User after) {
    if (!before.profile().equals(after.profile())) {
      add(UserEventType.USER_PROFILE_CHANGED, after);
    }
    if (!before.identity().unionid().equals(after.identity().unionid())) {
      add(UserEventType.USER_UNIONID_CHANGED, after);
    }
    if (!before.person().equals(after.person())) {
      add(UserEventType.USER_PERSON_CHANGED, after);
    }
  }

  private void add(UserEventType type, User user) {
    events.add(UserEvent.of(now, type, user));
  }
}
