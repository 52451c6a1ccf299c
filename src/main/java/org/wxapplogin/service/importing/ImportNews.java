package org.wxapplogin.service.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.PersonLink;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserChange;
import org.wxapplogin.domain.UserChange.Kind;
import org.wxapplogin.domain.UserEvent;
import org.wxapplogin.domain.UserEventType;
import org.wxapplogin.service.importing.ImportPlan.Filling;

/**
 * What backends, and the pages of users, are told of users who were here and got something by an
 * import. Belongs to one transaction.
 */
final class ImportNews {
  private final Instant now;
  private final List<UserEvent> events = new ArrayList<>();
  private final List<UserChange> changes = new ArrayList<>();

  ImportNews(Instant now) {
    this.now = now;
  }

  /**
   * Takes what a user got.
   *
   * @param link to whom they belong since their unionid came
   */
  void add(Filling filling, Optional<PersonLink> link) {
    User before = filling.before();
    User after = link.map(before::withLink).orElse(before);
    if (filling.number().isPresent()) {
      changes.add(
          new UserChange(now, before.id(), Kind.PHONE_BOUND, Optional.empty(), Optional.empty()));
      tell(UserEventType.USER_PHONE_BOUND, after);
    }
    if (filling.bringsUnionid()) {
      changes.add(
          new UserChange(now, before.id(), Kind.UNIONID, Optional.empty(), filling.unionid()));
      tell(UserEventType.USER_UNIONID_CHANGED, after);
    }
    if (!after.person().equals(before.person())) {
      tell(UserEventType.USER_PERSON_CHANGED, after);
    }
    if (!filling.profile().equals(before.profile())) {
      tell(UserEventType.USER_PROFILE_CHANGED, after);
    }
    if (filling.level() != before.level()) {
      tell(UserEventType.USER_LEVEL_CHANGED, after);
    }
  }

  void write(Tx tx) {
    tx.userChanges().appendAll(changes);
    tx.userEvents().appendAll(events);
  }

  private void tell(UserEventType type, User user) {
    events.add(UserEvent.of(now, type, user));
  }
}
