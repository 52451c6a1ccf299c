package org.wxapplogin.service.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.PictureAddresses;
import org.wxapplogin.domain.Session;
import org.wxapplogin.domain.User;
import org.wxapplogin.guard.RateLimits;
import org.wxapplogin.guard.RateLimits.Limit;
import org.wxapplogin.service.wechat.WechatCalls;

/** Stores the pictures that users upload, and hands them out. Thread-safe. */
public final class AvatarService {
  private static final Logger log = LoggerFactory.getLogger(AvatarService.class);

  private final Db db;
  private final Pictures pictures;
  private final PictureAddresses addresses;
  private final Tokens tokens;
  private final WechatCalls calls;
  private final RateLimits limits;
  private final boolean checkContent;
  private final Clock clock;

  public AvatarService(
      Db db,
      Pictures pictures,
      PictureAddresses addresses,
      Tokens tokens,
      WechatCalls calls,
      RateLimits limits,
      boolean checkContent,
      Clock clock) {
    this.db = db;
    this.pictures = pictures;
    this.addresses = addresses;
    this.tokens = tokens;
    this.calls = calls;
    this.limits = limits;
    this.checkContent = checkContent;
    this.clock = clock;
  }

  /**
   * Makes the upload the user's avatar.
   *
   * @return the address of the picture, which never shows another one
   * @throws AppException with the code of {@link Pictures#remake} if it is not a picture this
   *     server accepts, with {@link ErrorCode#NOT_SUPPORTED} if it does not know its own address
   */
  public String store(Session session, byte[] upload) {
    limits.take(Limit.CALLS_BY_USER, Long.toString(session.userId()));
    String name = tokens.newName();
    String url =
        addresses
            .of(name)
            .orElseThrow(
                () ->
                    new AppException(
                        ErrorCode.NOT_SUPPORTED, "pictures are not taken: public-url is not set"));
    Picture picture = pictures.remake(upload);
    Instant now = clock.instant();
    db.run(
        tx -> {
          User user = tx.users().lockOne(session.userId()).orElseThrow(ProfileService::gone);
          ProfileHolds.admit(tx, user, picture, now);
          tx.avatars().replace(name, user.id(), picture.mediaType(), picture.content(), now);
          ProfileRows.replace(tx, user, user.profile().withUploadedPicture(name), now);
        });
    if (checkContent) {
      haveChecked(session, name, url);
    }
    return url;
  }

  /** Whether this picture can still be had. */
  public boolean exists(String name) {
    return db.read(tx -> tx.avatars().exists(name));
  }

  public Optional<Picture> find(String name) {
    return db.read(tx -> tx.avatars().find(name))
        .map(stored -> new Picture(stored.mediaType(), stored.content()));
  }

  /** Has WeChat judge the picture; the upload does not wait for that. */
  private void haveChecked(Session session, String name, String url) {
    calls
        .run(
            session.appid(),
            (wechat, token, deadline) -> wechat.checkImage(token, session.openid(), url, deadline))
        .thenAccept(traceId -> db.run(tx -> tx.avatars().setTrace(name, traceId)))
        .exceptionally(
            failure -> {
              log.warn("WeChat cannot be asked to judge an avatar: {}", failure.getMessage());
              return null;
            });
  }
}
