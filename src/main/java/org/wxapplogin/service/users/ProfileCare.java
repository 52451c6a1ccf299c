package org.wxapplogin.service.users;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
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
import org.wxapplogin.domain.Review.Decision;
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
 * user. Each act tells whether there was anything to change, and throws {@link
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

  /** What became of something that was to be taken down. */
  public enum TakenDown {
    DONE,
    /** There is nothing to take down. */
    NOTHING,
    /** It is not what the admin saw: somebody has replaced it. */
    ANOTHER
  }

  /**
   * Takes down the nickname.
   *
   * @param seen by which the one that the admin saw is known again, {@link #mark}; empty for any
   * @param instead what to put in its place; empty for none
   */
  public TakenDown takeDownName(
      Actor by, long userId, Optional<String> seen, String instead, String reason) {
    by.need(AdminRole.OPERATOR);
    String why = Reason.of(reason);
    String put = ShownText.line(instead);
    if (put.length() > ProfileText.MAX_NAME) {
      throw AppException.ofField(ErrorCode.BAD_ARGUMENT, "instead", "is too long");
    }
    return takeDown(by, userId, Field.NICKNAME, seen, put, why);
  }

  /**
   * Takes down the picture.
   *
   * @param seen as for the nickname
   */
  public TakenDown takeDownPicture(Actor by, long userId, Optional<String> seen, String reason) {
    by.need(AdminRole.OPERATOR);
    return takeDown(by, userId, Field.PICTURE, seen, "", Reason.of(reason));
  }

  private TakenDown takeDown(
      Actor by, long userId, Field field, Optional<String> seen, String put, String why) {
    return db.inTx(
        tx -> {
          Optional<User> user = tx.users().lockOne(userId);
          String value = user.map(it -> TakenProfile.of(field, it.profile())).orElse("");
          if (!value.isEmpty() && seen.filter(mark -> !mark.equals(mark(value))).isPresent()) {
            return TakenDown.ANOTHER;
          }
          boolean taken = user.isPresent() && takeDown(tx, by, user.get(), field, put, why);
          return taken ? TakenDown.DONE : TakenDown.NOTHING;
        });
  }

  /** By which a nickname, or the address of a picture, is known again. */
  public static String mark(String value) {
    return HexFormat.of().formatHex(TakenProfile.digest(value));
  }

  /**
   * Takes down a field within a transaction that has locked the user. If it waited for a review, it
   * is decided.
   *
   * @param put what to put in its place; empty for none
   */
  boolean takeDown(Tx tx, Actor by, User user, Field field, String put, String why) {
    String value = TakenProfile.of(field, user.profile());
    if (value.isEmpty() || value.equals(put)) {
      return false;
    }
    boolean nickname = field == Field.NICKNAME;
    Optional<Picture> picture =
        nickname
            ? Optional.empty()
            : user.profile().uploadedPicture().flatMap(tx.avatars()::find).map(this::picture);
    byte[] digest =
        picture
            .map(it -> TakenProfile.digest(it.content()))
            .orElseGet(() -> TakenProfile.digest(value));
    Kept kept = new Kept(value, picture, clock.instant().plus(UNDO_FOR));
    hold(tx, new TakenProfile(user.id(), field, digest, put, Optional.of(kept)));
    tx.reviews()
        .find(user.id(), field)
        .ifPresent(
            review -> ReviewQueue.decide(tx, audit, by, review, Decision.CLEARED, clock.instant()));
    Profile profile = user.profile();
    replace(tx, user, nickname ? profile.withName(put) : profile.withAvatarUrl(""));
    record(
        tx,
        by,
        nickname ? AuditAct.TAKE_DOWN_NICKNAME : AuditAct.TAKE_DOWN_PICTURE,
        user.id(),
        why);
    return true;
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
        tx -> tx.users().lockOne(userId).map(user -> giveBack(tx, by, user, field)).orElse(false));
  }

  /** The same within a transaction that has locked the user. */
  boolean giveBack(Tx tx, Actor by, User user, Field field) {
    Optional<Kept> kept =
        held(tx, user.id(), field).filter(hold -> isAsLeft(hold, user)).flatMap(TakenProfile::kept);
    if (kept.isEmpty()) {
      return false;
    }
    Profile now = user.profile();
    String value = kept.get().value();
    Profile before = field == Field.NICKNAME ? now.withName(value) : now.withAvatarUrl(value);
    kept.get().picture().ifPresent(picture -> store(tx, user.id(), before, picture));
    replace(tx, user, before);
    tx.takenProfiles().delete(user.id(), field);
    record(
        tx,
        by,
        field == Field.NICKNAME ? AuditAct.GIVE_BACK_NICKNAME : AuditAct.GIVE_BACK_PICTURE,
        user.id(),
        "");
    return true;
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
