package org.wxapplogin.app;

import org.wxapplogin.config.Settings;
import org.wxapplogin.service.account.Cancellation;
import org.wxapplogin.service.apps.Apps;
import org.wxapplogin.service.push.ClosedAccounts;
import org.wxapplogin.service.push.KeptEvents;
import org.wxapplogin.service.push.PushService;
import org.wxapplogin.service.push.PushTries;

/**
 * Takes what WeChat sends by itself.
 *
 * @param tries handles what has come, again if need be
 * @param closed cancels the accounts that WeChat lists as closed
 * @param kept what is not believed or fails for ever, for owners to decide upon
 */
public record PushModule(
    PushService service, PushTries tries, ClosedAccounts closed, KeptEvents kept) {

  static PushModule build(Basics basics, Apps apps, Cancellation cancellation) {
    Settings settings = basics.settings();
    PushTries tries = new PushTries(basics.db(), cancellation, basics.clock(), basics.metrics());
    return new PushModule(
        new PushService(
            apps,
            basics.db(),
            cancellation,
            tries,
            settings.userData().pushAge(),
            basics.limits(),
            basics.clock()),
        tries,
        new ClosedAccounts(basics.db(), cancellation, basics.audit(), basics.clock()),
        new KeptEvents(basics.db(), cancellation, basics.audit(), basics.clock()));
  }
}
