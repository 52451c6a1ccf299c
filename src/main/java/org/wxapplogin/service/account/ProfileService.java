package org.wxapplogin.service.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.PictureAddresses;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.Session;
import org.wxapplogin.domain.TakenProfile.Field;
import org.wxapplogin.domain.User;
import org.wxapplogin.guard.RateLimits;
import org.wxapplogin.guard.RateLimits.Limit;
import org.wxapplogin.service.wechat.SessionKeys;
import org.wxapplogin.service.wechat.UserData;
import org.wxapplogin.service.wechat.UserDataReader;
import org.wxapplogin.service.wechat.WechatCalls;
import org.wxapplogin.wechat.WechatApi.Verdict;

/** Changes the profile that a user shows to others. Thread-safe. */
public final class ProfileService {
  private final Db db;
  private final SessionKeys keys;
  private final UserDataReader reader;
  private final WechatCalls calls;
  private final RateLimits limits;
  private final PictureAddresses pictures;
  private final boolean checkContent;
  private final Clock clock;

  public ProfileService(
      Db db,
      SessionKeys keys,
      UserDataReader reader,
      WechatCalls calls,
      RateLimits limits,
      PictureAddresses pictures,
      boolean checkContent,
      Clock clock) {
    this.db = db;
    this.keys = keys;
    this.reader = reader;
    this.calls = calls;
    this.limits = limits;
    this.pictures = pictures;
    this.checkContent = checkContent;
    this.clock = clock;
  }

  /**
   * Takes over what WeChat signed or encrypted, then what the user typed. If content is checked,
   * WeChat judges a typed name first, and a picture can only be uploaded. A name that WeChat leaves
   * for a person to judge is taken, and waits for an admin.
   *
   * @return completes after the commit; with {@link ErrorCode#BAD_VALUE} if WeChat judges the name
   *     risky
   * @throws AppException with errno 711, 712 or 713 if the data is not this user's, or if they try
   *     too often; then nothing changes
   */
  public CompletionStage<User> update(
      Session session, UserData data, UnaryOperator<Profile> typed) {
    String user = Long.toString(session.userId());
    limits.take(Limit.CALLS_BY_USER, user);
    if (!data.isEmpty()) {
      limits.take(Limit.USER_DATA_BY_USER, user);
    }
    Identity identity = session.identity();
    Profile proven =
        data.isEmpty()
            ? Profile.NONE
            : reader.profile(data, identity, keys.find(session.userId(), identity));
    return judged(session, typed.apply(Profile.NONE).nickName())
        .thenApply(verdict -> write(session, proven, typed, verdict));
  }

  private User write(
      Session session, Profile proven, UnaryOperator<Profile> typed, Verdict ofName) {
    return db.inTx(
        tx -> {
          User user = tx.users().lockOne(session.userId()).orElseThrow(ProfileService::gone);
          Profile old = proven.filledFrom(user.profile().withoutPlaceholders());
          Profile profile = pictures.settled(typed.apply(old), user.profile());
          if (checkContent && !profile.avatarUrl().isEmpty()) {
            profile = profile.withAvatarUrl(old.avatarUrl());
          }
          Instant now = clock.instant();
          profile = ProfileHolds.admit(tx, user, profile, typed.apply(Profile.NONE), now);
          ProfileRows.replace(tx, user, profile, now);
          if (ofName == Verdict.REVIEW) {
            ReviewRows.add(tx, user, profile, Field.NICKNAME, now);
          }
          return user.withLogin(Optional.empty(), profile);
        });
  }

  private CompletionStage<Verdict> judged(Session session, String name) {
    if (!checkContent || name.isEmpty()) {
      return CompletableFuture.completedFuture(Verdict.PASS);
    }
    return calls
        .run(
            session.appid(),
            (wechat, token, deadline) -> wechat.checkText(token, session.openid(), name, deadline))
        .thenApply(
            verdict -> {
              if (verdict == Verdict.RISKY) {
                throw AppException.ofField(
                    ErrorCode.BAD_VALUE, "nickName", "is risky by WeChat's judgement");
              }
              return verdict;
            });
  }

  static AppException gone() {
    return new AppException(ErrorCode.SIGN_IN, "the user is gone");
  }
}
