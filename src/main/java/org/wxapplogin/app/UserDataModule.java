package org.wxapplogin.app;

import java.time.Clock;
import org.wxapplogin.config.Settings;
import org.wxapplogin.config.UserDataSettings;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.crypto.Sealer;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.dao.Db;
import org.wxapplogin.guard.RateLimits;
import org.wxapplogin.guard.WechatGuard;
import org.wxapplogin.service.account.AvatarService;
import org.wxapplogin.service.account.PhoneService;
import org.wxapplogin.service.account.Phones;
import org.wxapplogin.service.account.Pictures;
import org.wxapplogin.service.account.ProfileService;
import org.wxapplogin.service.session.SessionEnds;
import org.wxapplogin.service.wechat.AccessTokens;
import org.wxapplogin.service.wechat.PushActions;
import org.wxapplogin.service.wechat.PushService;
import org.wxapplogin.service.wechat.SessionKeyService;
import org.wxapplogin.service.wechat.SessionKeys;
import org.wxapplogin.service.wechat.UserDataReader;
import org.wxapplogin.service.wechat.WechatCalls;
import org.wxapplogin.wechat.HttpWechatApi;
import org.wxapplogin.wechat.WechatApi;

/** The part of {@link App} that deals with what WeChat knows of the user beyond who it is. */
public final class UserDataModule {
  private final UserDataReader reader;
  private final WechatCalls calls;
  private final Phones phones;
  private final PhoneService phoneBinding;
  private final SessionKeyService sessionKeys;
  private final ProfileService profiles;
  private final AvatarService avatars;
  private final PushService push;

  UserDataModule(
      Settings settings,
      Db db,
      Sealer sealer,
      KeyedHash hashes,
      Tokens random,
      RateLimits limits,
      WechatGuard exchanges,
      SessionEnds ends,
      Clock clock) {
    UserDataSettings own = settings.userData();

    // access tokens, and the calls that take one
    WechatApi wechat = new HttpWechatApi(settings.wechat().baseUrl());
    AccessTokens tokens = new AccessTokens(db, wechat, sealer, clock);
    calls = new WechatCalls(settings.apps(), tokens, exchanges, clock);

    // what a session_key signs and encrypts
    reader = new UserDataReader(own.watermarkAge(), clock);
    SessionKeys keys = new SessionKeys(db, sealer, hashes, clock);
    sessionKeys = new SessionKeyService(keys, calls, wechat, limits);

    // phone and profile
    phones = new Phones(sealer, hashes);
    phoneBinding =
        new PhoneService(db, phones, keys, reader, calls, wechat, limits, own.phoneTaken(), clock);
    profiles = new ProfileService(db, keys, reader, calls, wechat, limits, own.checkContent());
    avatars =
        new AvatarService(
            db, new Pictures(), random, calls, wechat, limits, own.checkContent(), clock);

    // what WeChat pushes
    push =
        new PushService(
            settings.apps(),
            db,
            new PushActions(ends, settings.retention().coolingOff(), clock),
            clock);
  }

  UserDataReader reader() {
    return reader;
  }

  /** Calls to WeChat that are no logins. */
  public WechatCalls calls() {
    return calls;
  }

  public Phones phones() {
    return phones;
  }

  public PhoneService phoneBinding() {
    return phoneBinding;
  }

  public SessionKeyService sessionKeys() {
    return sessionKeys;
  }

  public AvatarService avatars() {
    return avatars;
  }

  public ProfileService profiles() {
    return profiles;
  }

  /** What WeChat pushes. */
  public PushService push() {
    return push;
  }
}
