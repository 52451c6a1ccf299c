package org.wxapplogin.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.Durations;
import org.wxapplogin.domain.Registration;
import org.wxapplogin.domain.Secret;

/** Reads the mini programs that the configuration names. */
final class ConfiguredApps {
  static final Duration LEAST_LIFE = Duration.ofSeconds(1);
  static final Duration MOST_IDLE = Duration.ofDays(366);
  static final Duration MOST_ABSOLUTE = MOST_IDLE.multipliedBy(10);
  static final int MOST_DEVICES = 1_000;

  private ConfiguredApps() {}

  /**
   * The mini programs of the configuration, maybe none.
   *
   * @param session of apps that have no settings of their own
   * @param loginsPerMinute the same for {@link AppSettings#loginsPerMinute}
   */
  static List<AppSettings> read(ConfigReader in, SessionSettings session, int loginsPerMinute) {
    List<String> appids = in.optionalList("wechat.appid").orElse(List.of());
    List<AppSettings> apps = new ArrayList<>();
    if (new HashSet<>(appids).size() < appids.size()) {
      in.fault("wechat.appid", "names an app twice");
    }
    for (String appid : appids) {
      if (!Form.APPID.has(appid)) {
        in.fault("wechat.appid", "must be AppIDs, which begin with wx, separated by commas");
      } else if (apps.isEmpty()) {
        apps.add(app(in, appid, "wechat.secret", session, loginsPerMinute));
      } else {
        apps.add(app(in, appid, "app." + appid + ".secret", session, loginsPerMinute));
      }
    }
    if (apps.isEmpty()) {
      boolean secret = in.optionalSecret("wechat.secret", Form.APP_SECRET).isPresent();
      if (secret && appids.isEmpty()) {
        in.fault("wechat.appid", "must be set, because wechat.secret is");
      }
    }
    return apps;
  }

  private static AppSettings app(
      ConfigReader in,
      String appid,
      String secretKey,
      SessionSettings session,
      int loginsPerMinute) {
    String prefix = "app." + appid + ".";
    return new AppSettings(
        appid,
        in.text(prefix + "name", appid, Form.APP_NAME),
        in.requiredSecret(secretKey, Form.APP_SECRET),
        session(in, prefix, session),
        in.choice(prefix + "registration", Registration.EVERYBODY),
        in.number(prefix + "logins-per-minute", loginsPerMinute, 1, LimitSettings.MOST_PER_MINUTE),
        push(in, prefix));
  }

  private static Optional<PushSettings> push(ConfigReader in, String prefix) {
    Optional<Secret> token = in.optionalSecret(prefix + "push.token", Form.PUSH_TOKEN);
    Optional<Secret> key = in.optionalSecret(prefix + "push.aes-key", Form.PUSH_KEY);
    if (key.isPresent() && token.isEmpty()) {
      in.fault(prefix + "push.token", "must be set, because push.aes-key is");
    }
    boolean plainToo = in.flag(prefix + "push.plain-too", false);
    boolean actOnPlain = in.flag(prefix + "push.act-on-plain", false);
    return token.map(known -> new PushSettings(known, key, plainToo, actOnPlain));
  }

  /** What is set for one app goes before what is set for all. */
  static SessionSettings session(ConfigReader in, String prefix, SessionSettings base) {
    return new SessionSettings(
        in.duration(prefix + "session.idle", Durations.text(base.idle()), LEAST_LIFE, MOST_IDLE),
        in.duration(
            prefix + "session.absolute",
            Durations.text(base.absolute()),
            LEAST_LIFE,
            MOST_ABSOLUTE),
        in.number(prefix + "session.max-devices", base.maxDevices(), 1, MOST_DEVICES),
        in.duration(
            prefix + "session.rotate-after",
            Durations.text(base.rotateAfter()),
            Duration.ZERO,
            MOST_IDLE));
  }
}
