package org.wxapplogin.service.account;

import java.time.Instant;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.Review;
import org.wxapplogin.domain.Review.Decision;
import org.wxapplogin.domain.TakenProfile;
import org.wxapplogin.domain.TakenProfile.Field;
import org.wxapplogin.domain.User;

/**
 * Enters into the queue of admins what WeChat judged {@code review}. It is shown meanwhile: see
 * decision 97.
 */
public final class ReviewRows {
  private ReviewRows() {}

  /**
   * Lets a field of a user wait for an admin, unless one has accepted the very same.
   *
   * @param user locked by this transaction
   * @param profile which they have from now on
   */
  public static void add(Tx tx, User user, Profile profile, Field field, Instant now) {
    String value = TakenProfile.of(field, profile);
    boolean known =
        tx.reviews()
            .find(user.id(), field)
            .filter(review -> review.isAbout(profile))
            .filter(ReviewRows::waitsOrIsAccepted)
            .isPresent();
    if (!value.isEmpty() && !known) {
      tx.reviews().insert(user.id(), field, TakenProfile.digest(value), now);
    }
  }

  private static boolean waitsOrIsAccepted(Review review) {
    return review.decided().map(it -> it.decision() == Decision.ACCEPTED).orElse(true);
  }

  /** Nothing waits any more of what a user has replaced. */
  static void forget(Tx tx, User user, Profile profile) {
    for (Field field : Field.values()) {
      if (!TakenProfile.of(field, profile).equals(TakenProfile.of(field, user.profile()))) {
        tx.reviews().deleteWaiting(user.id(), field);
      }
    }
  }
}
