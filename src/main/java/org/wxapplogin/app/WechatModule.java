package org.wxapplogin.app;

import org.wxapplogin.app.Basics.Crypto;
import org.wxapplogin.config.Settings;
import org.wxapplogin.guard.WechatGuard;
import org.wxapplogin.service.apps.Apps;
import org.wxapplogin.service.wechat.AccessTokens;
import org.wxapplogin.service.wechat.SessionKeyService;
import org.wxapplogin.service.wechat.SessionKeys;
import org.wxapplogin.service.wechat.UserDataReader;
import org.wxapplogin.service.wechat.WechatCalls;
import org.wxapplogin.wechat.HttpWechatApi;
import org.wxapplogin.wechat.WechatApi;

/**
 * What this server asks of WeChat beside logins.
 *
 * @param calls those that take an access token
 * @param reader opens what a session_key signs and encrypts
 */
public record WechatModule(
    WechatCalls calls, UserDataReader reader, SessionKeys keys, SessionKeyService sessionKeys) {

  /**
   * @param guard stands before these calls, apart from the one before logins
   */
  static WechatModule build(Basics basics, Apps apps, WechatGuard guard) {
    Settings settings = basics.settings();
    Crypto crypto = basics.crypto();

    WechatApi api = new HttpWechatApi(settings.wechat().baseUrl());
    AccessTokens tokens = new AccessTokens(basics.db(), api, crypto.values(), basics.clock());
    WechatCalls calls = new WechatCalls(apps, api, tokens, guard, basics.clock());
    UserDataReader reader = new UserDataReader(settings.userData().watermarkAge(), basics.clock());
    SessionKeys keys =
        new SessionKeys(basics.db(), crypto.values(), crypto.lookups(), basics.clock());
    return new WechatModule(
        calls, reader, keys, new SessionKeyService(keys, calls, basics.limits()));
  }
}
