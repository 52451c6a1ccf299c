package org.wxapplogin.service.account;

import java.time.Instant;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.TakenProfile;
import org.wxapplogin.domain.TakenProfile.Field;
import org.wxapplogin.domain.User;

/**
 * Keeps out what admins have taken down: a user who sets something else ends the hold, and one who
 * sets the same is refused.
 */
final class ProfileHolds {
  private ProfileHolds() {}

  /**
   * The profile that a user may have.
   *
   * @param user locked by this transaction
   * @param profile that they are to have
   * @param typed what they typed of it
   * @throws AppException with {@link ErrorCode#BAD_VALUE} if they typed what was taken down
   */
  static Profile admit(Tx tx, User user, Profile profile, Profile typed, Instant now) {
    Profile admitted = profile;
    for (TakenProfile taken : tx.takenProfiles().find(user.id(), now)) {
      String value = TakenProfile.of(taken.field(), profile);
      if (value.isEmpty() || value.equals(TakenProfile.of(taken.field(), user.profile()))) {
        continue;
      }
      if (!taken.is(TakenProfile.digest(value))) {
        tx.takenProfiles().delete(user.id(), taken.field());
      } else if (TakenProfile.of(taken.field(), typed).isEmpty()) { // WeChat's, not their own will
        String before = TakenProfile.of(taken.field(), user.profile());
        admitted =
            taken.field() == Field.NICKNAME
                ? admitted.withName(before)
                : admitted.withAvatarUrl(before);
      } else {
        throw refused(taken.field() == Field.NICKNAME ? "nickName" : "avatarUrl");
      }
    }
    return admitted;
  }

  /**
   * Lets a user upload a picture.
   *
   * @throws AppException with {@link ErrorCode#BAD_VALUE} if it is the one that was taken down
   */
  static void admit(Tx tx, User user, Picture upload, Instant now) {
    for (TakenProfile taken : tx.takenProfiles().find(user.id(), now)) {
      if (taken.field() == Field.PICTURE) {
        if (taken.is(TakenProfile.digest(upload.content()))) {
          throw refused("file");
        }
        tx.takenProfiles().delete(user.id(), Field.PICTURE);
      }
    }
  }

  private static AppException refused(String field) {
    return AppException.ofField(ErrorCode.BAD_VALUE, field, "was taken down by an admin");
  }
}
