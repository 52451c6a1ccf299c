package org.wxapplogin.app;

import org.wxapplogin.config.Settings;
import org.wxapplogin.service.account.Cancellation;
import org.wxapplogin.service.admin.AuditLog;
import org.wxapplogin.service.push.KeptEvents;
import org.wxapplogin.service.push.PushService;

/**
 * Takes what WeChat sends by itself.
 *
 * @param kept what is not believed, for owners to decide upon
 */
public record PushModule(PushService service, KeptEvents kept) {

  static PushModule build(Basics basics, Cancellation cancellation) {
    Settings settings = basics.settings();
    return new PushModule(
        new PushService(
            settings.apps(),
            basics.db(),
            cancellation,
            settings.userData().pushAge(),
            basics.limits(),
            basics.clock()),
        new KeptEvents(basics.db(), cancellation, new AuditLog(basics.clock()), basics.clock()));
  }
}
