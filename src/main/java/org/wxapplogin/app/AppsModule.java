package org.wxapplogin.app;

import org.wxapplogin.dao.Db;
import org.wxapplogin.guard.WechatGuard;
import org.wxapplogin.service.apps.AppDesk;
import org.wxapplogin.service.apps.AppTrial;
import org.wxapplogin.service.apps.Apps;
import org.wxapplogin.wechat.HttpWechatApi;

/**
 * How owners look after mini programs.
 *
 * @param apps those that are known
 * @param desk enters, changes and stops them
 * @param trial asks WeChat about them
 */
public record AppsModule(Apps apps, AppDesk desk, AppTrial trial) {

  /**
   * @param polled a connection that requests do not compete for
   * @param guard stands before calls to WeChat other than logins
   */
  static AppsModule build(Basics basics, Db polled, WechatGuard guard) {
    Apps apps = new Apps(basics.settings(), basics.db(), polled, basics.crypto().values());
    return new AppsModule(
        apps,
        new AppDesk(
            apps,
            basics.db(),
            basics.crypto().values(),
            basics.audit(),
            basics.settings().userData().checkContent(),
            basics.clock()),
        new AppTrial(
            apps,
            new HttpWechatApi(basics.settings().wechat().baseUrl()),
            guard,
            basics.db(),
            basics.audit()));
  }
}
