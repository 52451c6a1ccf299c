package org.wxapplogin.service.apps;

import org.wxapplogin.config.SessionSettings;
import org.wxapplogin.config.Settings;
import org.wxapplogin.domain.AppProfile.Sessions;

/**
 * What counts for an app that says nothing of its own.
 *
 * @param loginsPerMinute how many logins into it a node takes in a minute
 */
public record AppDefaults(SessionSettings session, int loginsPerMinute) {

  /** How long its sessions last, each part of it. */
  public Sessions sessions() {
    return KnownApp.sessions(session);
  }

  public static AppDefaults of(Settings settings) {
    return new AppDefaults(settings.session(), settings.limits().loginsPerAppPerMinute());
  }
}
