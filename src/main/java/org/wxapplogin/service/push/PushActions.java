package org.wxapplogin.service.push;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.PushEvent;
import org.wxapplogin.domain.TakenProfile.Field;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserChange;
import org.wxapplogin.domain.UserChange.Kind;
import org.wxapplogin.domain.UserEvent;
import org.wxapplogin.domain.UserEventType;
import org.wxapplogin.service.account.Cancellation;
import org.wxapplogin.service.account.ProfileRows;
import org.wxapplogin.service.account.ReviewRows;

/**
 * What an event that WeChat pushes obliges this server to do to the data of a user. Thread-safe.
 */
final class PushActions {
  private static final Logger log = LoggerFactory.getLogger(PushActions.class);

  // What a user can take back from the app, by WeChat's numbers.
  private static final String NAME_AND_PICTURE = "6";
  private static final String PHONE = "8";
  private static final String NAME = "19";
  private static final String PICTURE = "20";
  private static final String EVERYTHING = "301";

  private final Cancellation cancellation;
  private final Clock clock;

  PushActions(Cancellation cancellation, Clock clock) {
    this.cancellation = cancellation;
    this.clock = clock;
  }

  /** The id of the user whom the event is about, if this server knows them. */
  Optional<Long> find(Tx tx, PushEvent event) {
    return event.kind().namesCheck()
        ? tx.avatars().findUserByTrace(event.about())
        : event
            .openid()
            .map(openid -> tx.users().findIds(event.appid(), List.of(openid)).get(openid));
  }

  /** Applies the event to the user. */
  void apply(Tx tx, PushEvent event, long userId) {
    tx.users().lockOne(userId).ifPresent(user -> apply(tx, event, user));
  }

  private void apply(Tx tx, PushEvent event, User user) {
    log.info("WeChat pushed {} for user {}", event.kind(), user.id());
    switch (event.kind()) {
      case PROFILE_CLEANED -> clear(tx, user, true, true);
      case PICTURE_RISKY -> clear(tx, user, false, true);
      case PICTURE_REVIEW ->
          ReviewRows.add(tx, user, user.profile(), Field.PICTURE, clock.instant());
      case REVOKED -> revoke(tx, user, event.about());
      case WECHAT_CANCELLED -> cancellation.cancel(tx, user);
      case OTHER -> {}
    }
  }

  private void revoke(Tx tx, User user, String numbers) {
    Instant now = clock.instant();
    Set<String> revoked = Set.copyOf(List.of(numbers.split(" ")));
    boolean all = revoked.contains(EVERYTHING);
    boolean both = all || revoked.contains(NAME_AND_PICTURE);
    clear(tx, user, both || revoked.contains(NAME), both || revoked.contains(PICTURE));
    if (all || revoked.contains(PHONE)) {
      clearPhone(tx, user, now);
    }
    tx.userChanges()
        .append(
            new UserChange(now, user.id(), Kind.REVOKED, Optional.empty(), Optional.of(numbers)));
  }

  private static void clearPhone(Tx tx, User user, Instant now) {
    tx.phones().clear(user.id());
    tx.takenPhones().delete(user.id());
    if (user.sealedPhone().isPresent()) {
      tx.userEvents().append(UserEvent.of(now, UserEventType.USER_PHONE_UNBOUND, user));
    }
  }

  private void clear(Tx tx, User user, boolean name, boolean picture) {
    Profile profile = name ? user.profile().withoutName() : user.profile();
    ProfileRows.replace(tx, user, picture ? profile.withAvatarUrl("") : profile, clock.instant());
  }
}
