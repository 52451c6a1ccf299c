package org.wxapplogin.app;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.wxapplogin.config.Settings;
import org.wxapplogin.dao.Db;
import org.wxapplogin.service.account.Cancellation;
import org.wxapplogin.service.apps.Apps;
import org.wxapplogin.service.ban.Bans;
import org.wxapplogin.service.login.BelievedProfile;
import org.wxapplogin.service.login.CodeExchange;
import org.wxapplogin.service.login.LoginService;
import org.wxapplogin.service.login.LoginTransaction;
import org.wxapplogin.service.login.LoginWriter;
import org.wxapplogin.service.login.Restores;
import org.wxapplogin.wechat.HttpWechatGateway;

/**
 * Turns codes of {@code wx.login} into sessions.
 *
 * @param writer commits them, and counts those that are refused
 */
public record LoginModule(LoginService logins, LoginWriter writer) {

  /**
   * @param apps that may be logged in to
   * @param writes gives the transactions in which logins are written
   * @param guards stand before the exchange with WeChat
   * @param writers run the transactions
   * @param timer wakes logins that wait for a locked user
   * @param cancellation undone by who asks for it with a login
   * @param persons to whom new users and new unionids belong
   * @param bans who is kept out, and until when
   */
  static LoginModule build(
      Basics basics,
      Apps apps,
      Db writes,
      Guards guards,
      ExecutorService writers,
      ScheduledExecutorService timer,
      WechatModule wechat,
      Cancellation cancellation,
      PersonModule persons,
      Bans bans) {
    Settings settings = basics.settings();

    CodeExchange exchange =
        new CodeExchange(guards.logins(), new HttpWechatGateway(settings.wechat().baseUrl()));
    BelievedProfile profiles =
        new BelievedProfile(
            wechat.reader(), settings.userData().pictures(), settings.userData().checkContent());
    LoginTransaction transaction =
        new LoginTransaction(
            apps,
            persons.persons(),
            new Restores(cancellation, basics.audit()),
            bans,
            settings.consents(),
            settings.events().signIns(),
            basics.clock());
    LoginWriter writer =
        new LoginWriter(
            writes,
            transaction,
            writers,
            timer,
            settings.database().statementTimeout(),
            basics.metrics(),
            basics.clock(),
            basics.nanoTime());
    return new LoginModule(
        new LoginService(
            apps,
            basics.limits(),
            exchange,
            profiles,
            wechat.keys(),
            basics.crypto().tokens(),
            writer,
            basics.clock()),
        writer);
  }
}
