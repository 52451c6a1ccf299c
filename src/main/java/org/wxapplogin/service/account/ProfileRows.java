package org.wxapplogin.service.account;

import java.time.Instant;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserEvent;
import org.wxapplogin.domain.UserEventType;

/** Writes the profiles of users, and deletes uploaded pictures that nobody shows any more. */
public final class ProfileRows {
  private ProfileRows() {}

  /**
   * Replaces a user's profile. An uploaded picture that the new profile does not show is deleted in
   * the same transaction: it is then no longer served, and not part of the user's data. What waited
   * for an admin of what is replaced waits no more. Backends are told if anything differs.
   *
   * @param user locked by this transaction
   */
  public static void replace(Tx tx, User user, Profile profile, Instant now) {
    if (profile.uploadedPicture().isEmpty()) {
      tx.avatars().delete(user.id());
    }
    tx.users().setProfile(user.id(), profile);
    ReviewRows.forget(tx, user, profile);
    if (!profile.equals(user.profile())) {
      tx.userEvents().append(UserEvent.of(now, UserEventType.USER_PROFILE_CHANGED, user));
    }
  }
}
