package org.wxapplogin.service.users;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.wxapplogin.dao.AvatarDao.StoredPicture;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.ProfileText;
import org.wxapplogin.domain.Reason;
import org.wxapplogin.domain.ShownText;
import org.wxapplogin.domain.TakenProfile;
import org.wxapplogin.domain.TakenProfile.Field;
import org.wxapplogin.domain.TakenProfile.Kept;
import org.wxapplogin.domain.TakenProfile.Picture;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.account.ProfileRows;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.admin.AuditLog;

/**
 * How admins take down a nickname or a picture so that it stays down, and give it back within a
 * day. The audit tells that it was done and why, never what stood there: that is deleted with the
 * user. Each act returns whether there was anything to change, and throws {@link
 * ErrorCode#NOT_ALLOWED} for admins who may only look. Thread-safe.
 *
 * <p>See decision 92.
 */
public final class ProfileCare {
  /** How long what was taken down is kept, to be given back. */
  public static final Duration UNDO_FOR = Duration.ofDays(1);

  private final Db db;
  private final AuditLog audit;
  private final Clock clock;

  public ProfileCare(Db db, AuditLog audit, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Takes down the nickname.
   *
   * @param instead what to put in its place; empty for none
   */
  public boolean takeDownName(Actor by, long userId, String instead, String reason) {
    by.need(AdminRole.OPERATOR);
    String why = Reason.of(reason);
    String put = ShownText.line(instead);
    if (put.length() > ProfileText.MAX_NAME) {
      throw AppException.ofField(ErrorCode.BAD_ARGUMENT, "instead", "is too long");
    }
    return db.inTx(
        tx -> {
          Optional<User> user =
              tx.users()
                  .lockOne(userId)
                  .filter(found -> !found.profile().nickName().isEmpty())
                  .filter(found -> !found.profile().nickName().equals(put));
          user.ifPresent(
              found -> {
                String name = found.profile().nickName();
                Kept kept = new Kept(name, Optional.empty(), clock.instant().plus(UNDO_FOR));
                byte[] digest = TakenProfile.digest(name);
                hold(tx, new TakenProfile(userId, Field.NICKNAME, digest, put, Optional.of(kept)));
                replace(tx, found, found.profile().withName(put));
                record(tx, by, AuditAct.TAKE_DOWN_NICKNAME, userId, why);
              });
          return user.isPresent();
        });
  }

  /** Takes down the picture. */
  public boolean takeDownPicture(Actor by, long userId, String reason) {
    by.need(AdminRole.OPERATOR);
    String why = Reason.of(reason);
    return db.inTx(
        tx -> {
          Optional<User> user =
              tx.users().lockOne(userId).filter(found -> !found.profile().avatarUrl().isEmpty());
          user.ifPresent(
              found -> {
                String url = found.profile().avatarUrl();
                Optional<Picture> picture =
                    found
                        .profile()
                        .uploadedPicture()
                        .flatMap(tx.avatars()::find)
                        .map(this::picture);
                byte[] digest =
                    picture
                        .map(it -> TakenProfile.digest(it.content()))
                        .orElseGet(() -> TakenProfile.digest(url));
                Kept kept = new Kept(url, picture, clock.instant().plus(UNDO_FOR));
                hold(tx, new TakenProfile(userId, Field.PICTURE, digest, "", Optional.of(kept)));
                replace(tx, found, found.profile().withAvatarUrl(""));
                record(tx, by, AuditAct.TAKE_DOWN_PICTURE, userId, why);
              });
          return user.isPresent();
        });
  }

  private Picture picture(StoredPicture stored) {
    return new Picture(stored.mediaType(), stored.content());
  }

  /** What was taken down first is what is held, also if what was put in its place goes too. */
  private void hold(Tx tx, TakenProfile taken) {
    Optional<TakenProfile> before =
        held(tx, taken.userId(), taken.field())
            .filter(hold -> taken.kept().map(Kept::value).equals(Optional.of(hold.put())));
    tx.takenProfiles()
        .set(
            before
                .map(
                    hold ->
                        new TakenProfile(
                            hold.userId(), hold.field(), hold.digest(), taken.put(), hold.kept()))
                .orElse(taken));
  }

  /** Gives back what was taken down, unless the user has another by now or the day is over. */
  public boolean undo(Actor by, long userId, Field field) {
    by.need(AdminRole.OPERATOR);
    return db.inTx(
        tx -> {
          Optional<User> user = tx.users().lockOne(userId);
          Optional<Kept> kept =
              held(tx, userId, field)
                  .filter(hold -> user.map(it -> isAsLeft(hold, it)).orElse(false))
                  .flatMap(TakenProfile::kept);
          if (kept.isEmpty()) {
            return false;
          }
          Profile now = user.get().profile();
          String value = kept.get().value();
          Profile before = field == Field.NICKNAME ? now.withName(value) : now.withAvatarUrl(value);
          kept.get().picture().ifPresent(picture -> store(tx, userId, before, picture));
          replace(tx, user.get(), before);
          tx.takenProfiles().delete(userId, field);
          record(
              tx,
              by,
              field == Field.NICKNAME ? AuditAct.GIVE_BACK_NICKNAME : AuditAct.GIVE_BACK_PICTURE,
              userId,
              "");
          return true;
        });
  }

  private static boolean isAsLeft(TakenProfile hold, User user) {
    return TakenProfile.of(hold.field(), user.profile()).equals(hold.put());
  }

  private Optional<TakenProfile> held(Tx tx, long userId, Field field) {
    return tx.takenProfiles().find(userId, clock.instant()).stream()
        .filter(hold -> hold.field() == field)
        .findFirst();
  }

  private void store(Tx tx, long userId, Profile profile, Picture picture) {
    String name = profile.uploadedPicture().orElseThrow();
    tx.avatars().replace(name, userId, picture.mediaType(), picture.content(), clock.instant());
  }

  private void replace(Tx tx, User user, Profile profile) {
    Instant now = clock.instant();
    ProfileRows.replace(tx, user, profile, now);
  }

  private void record(Tx tx, Actor by, AuditAct act, long userId, String reason) {
    audit.record(tx, by, act, AuditTarget.user(userId), reason);
  }
}
