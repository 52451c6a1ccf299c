package org.wxapplogin.service.account;

import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.User;

/** Writes the profiles of users, and deletes uploaded pictures that nobody shows any more. */
public final class ProfileRows {
  private ProfileRows() {}

  /**
   * Replaces a user's profile. An uploaded picture that the new profile does not show is deleted in
   * the same transaction: it is then no longer served, and not part of the user's data.
   *
   * @param user locked by this transaction
   */
  public static void replace(Tx tx, User user, Profile profile) {
    if (profile.uploadedPicture().isEmpty()) {
      tx.avatars().delete(user.id());
    }
    tx.users().setProfile(user.id(), profile);
  }
}
