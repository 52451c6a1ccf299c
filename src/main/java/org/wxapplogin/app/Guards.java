package org.wxapplogin.app;

import java.util.concurrent.ScheduledExecutorService;
import org.wxapplogin.config.Settings;
import org.wxapplogin.config.WechatSettings;
import org.wxapplogin.guard.Stalls;
import org.wxapplogin.guard.WechatGuard;

/**
 * What stands before WeChat. A login waits for WeChat on its own threads: other calls cannot take
 * their places.
 */
record Guards(WechatGuard logins, WechatGuard calls) implements AutoCloseable {

  static Guards build(
      Basics basics, ScheduledExecutorService timer, Threads threads, Stalls stalls) {
    Settings settings = basics.settings();
    WechatSettings forCalls = settings.wechat().forCalls(settings.userData());
    return new Guards(
        new WechatGuard(
            settings.wechat(),
            basics.nanoTime(),
            timer,
            threads.waiting("exchange-"),
            basics.metrics(),
            "login",
            stalls),
        new WechatGuard(
            forCalls,
            basics.nanoTime(),
            timer,
            threads.waiting("call-"),
            basics.metrics(),
            "call",
            stalls));
  }

  @Override
  public void close() {
    logins.close();
    calls.close();
  }
}
