package org.wxapplogin.app;

import java.util.concurrent.ExecutorService;
import org.wxapplogin.app.Basics.Crypto;
import org.wxapplogin.config.Settings;
import org.wxapplogin.guard.WechatGuard;
import org.wxapplogin.service.login.LoginService;
import org.wxapplogin.service.login.LoginTransaction;
import org.wxapplogin.service.login.LoginWriter;
import org.wxapplogin.service.wechat.UserDataReader;
import org.wxapplogin.wechat.HttpWechatGateway;

/** Turns codes of {@code wx.login} into sessions. */
public record LoginModule(LoginService logins) {

  /**
   * @param guard stands before the exchange with WeChat
   * @param writers run the transactions
   */
  static LoginModule build(
      Basics basics, WechatGuard guard, ExecutorService writers, UserDataReader reader) {
    Settings settings = basics.settings();
    Crypto crypto = basics.crypto();

    LoginTransaction transaction = new LoginTransaction(settings.sessions(), basics.clock());
    LoginWriter writer = new LoginWriter(basics.db(), transaction, writers, basics.metrics());
    return new LoginModule(
        new LoginService(
            settings.apps(),
            basics.limits(),
            guard,
            new HttpWechatGateway(settings.wechat().baseUrl()),
            crypto.sealer(),
            crypto.hashes(),
            crypto.tokens(),
            reader,
            settings.userData().checkContent(),
            writer,
            basics.clock()));
  }
}
