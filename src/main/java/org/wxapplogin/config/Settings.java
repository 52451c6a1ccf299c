package org.wxapplogin.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wxapplogin.config.UserDataSettings.PhonePolicy;
import org.wxapplogin.domain.PasswordFault;
import org.wxapplogin.domain.PasswordRules;
import org.wxapplogin.domain.Setting;

/**
 * Every setting of this server: read and checked once at start, then never changed. Keys, defaults
 * and ranges are below; docs/configuration.md explains each and is checked against them.
 *
 * @param apps the mini programs of the configuration, the default one first; owners enter others in
 *     the console, see {@code service/apps/Apps}
 * @param session how long sessions of an app last that has no settings of its own
 * @param services the backends that may ask this server, with what each may do; may be empty
 * @param webhooks who is told of events
 * @param verifySendsOpenid whether the answer of /auth/verify names the openid
 * @param tokenHeaders the request headers a session token may come in, in order
 * @param shown all settings as a page may show them, without secrets
 */
public record Settings(
    List<AppSettings> apps,
    SessionSettings session,
    WechatSettings wechat,
    DatabaseSettings database,
    KeySettings keys,
    SessionCacheSettings sessionCache,
    LimitSettings limits,
    RetentionSettings retention,
    EventSettings events,
    UserDataSettings userData,
    AdminSettings admin,
    List<ServiceAccount> services,
    WebhookSettings webhooks,
    ConsentSettings consents,
    boolean verifySendsOpenid,
    List<String> tokenHeaders,
    List<Setting> shown) {

  private static final SessionSettings DEFAULT_SESSION =
      new SessionSettings(Duration.ofDays(30), Duration.ofDays(90), 5, Duration.ofHours(12));

  /**
   * Reads and checks every setting.
   *
   * @param containerDataSource whether the container offers a DataSource, so that none is
   *     configured
   * @throws ConfigException naming all faults at once
   */
  public static Settings from(ConfigSource source, boolean containerDataSource) {
    ConfigReader in = new ConfigReader(source);
    Settings settings = read(in, containerDataSource);
    settings.requireVerdicts(in);
    in.refuseUnknown();
    in.throwIfFaulty();
    return settings;
  }

  /**
   * Every key with its default, or "" if it has none, in the order in which they are read. {@code
   * <appid>} and {@code <name>} stand for what {@code wechat.appid} and {@code services} list.
   */
  public static Map<String, String> keysAndDefaults() {
    ConfigReader in = new ConfigReader(new ConfigSource(Map.of(), Map.of()));
    read(in, false);
    Map<String, String> keys = new LinkedHashMap<>(in.defaults());
    keys.put("app.<appid>.name", "");
    keys.put("app.<appid>.secret", "");
    for (String key : List.of("idle", "absolute", "max-devices", "rotate-after")) {
      keys.put("app.<appid>.session." + key, keys.get("session." + key));
    }
    keys.put("app.<appid>.registration", "everybody");
    keys.put("app.<appid>.logins-per-minute", keys.get("limit.logins-per-app-per-minute"));
    keys.put("app.<appid>.consent.current", "");
    keys.put("app.<appid>.push.token", "");
    keys.put("app.<appid>.push.aes-key", "");
    keys.put("app.<appid>.push.plain-too", "false");
    keys.put("app.<appid>.push.act-on-plain", "false");
    for (String key : List.of("secret", "previous-secret", "scopes", "apps")) {
      keys.put("service.<name>." + key, "");
    }
    keys.put("service.<name>.per-minute", keys.get("limit.questions-per-service-per-minute"));
    for (String key : List.of("url", "secret", "previous-secret", "events", "apps")) {
      keys.put("webhook.<name>." + key, "");
    }
    return keys;
  }

  private static Settings read(ConfigReader in, boolean containerDataSource) {
    Duration second = Duration.ofSeconds(1);
    Duration year = Duration.ofDays(366);
    SessionSettings session = ConfiguredApps.session(in, "", DEFAULT_SESSION);
    LimitSettings limits = limits(in);
    List<AppSettings> apps = ConfiguredApps.read(in, session, limits.loginsPerAppPerMinute());
    List<String> appids = apps.stream().map(AppSettings::appid).toList();
    return new Settings(
        apps,
        session,
        new WechatSettings(
            in.address("wechat.base-url", "https://api.weixin.qq.com"),
            in.duration(
                "wechat.exchange-deadline",
                "2500ms",
                Duration.ofMillis(100),
                second.multipliedBy(30)),
            in.number("wechat.max-exchanges", 256, 1, 10_000),
            in.duration("wechat.exchange-wait", "250ms", Duration.ZERO, second.multipliedBy(10)),
            in.duration(
                "wechat.breaker-open", "5s", Duration.ofMillis(100), Duration.ofMinutes(10))),
        database(in, containerDataSource),
        new KeySettings(in.namedKeys("keys.sealing"), in.lookupKeys("keys.lookup")),
        new SessionCacheSettings(
            in.number("session.cache-size", 100_000, 100, 100_000_000),
            in.duration("session.cache-life", "30s", Duration.ZERO, Duration.ofMinutes(10)),
            in.duration("session.poll-every", "250ms", Duration.ofMillis(10), second),
            in.duration("session.offline-grace", "30s", Duration.ZERO, Duration.ofHours(24)),
            in.duration("session.touch-every", "10m", Duration.ZERO, Duration.ofDays(1)),
            in.duration("session.rotation-grace", "30s", Duration.ZERO, Duration.ofHours(1))),
        limits,
        new RetentionSettings(
            in.duration(
                "retention.login-events", "180d", Duration.ofDays(1), year.multipliedBy(10)),
            in.duration("retention.user-addresses", "180d", Duration.ZERO, year.multipliedBy(10)),
            in.duration("retention.audit-addresses", "0ms", Duration.ZERO, year.multipliedBy(10)),
            in.duration("retention.clean-up-every", "10m", second, Duration.ofDays(1)),
            in.duration("account.cooling-off", "15d", Duration.ZERO, year),
            in.duration("account.data-link", "72h", Duration.ofMinutes(1), Duration.ofDays(30))),
        new EventSettings(
            in.flag("events.signed-in", false),
            in.duration("retention.events", "30d", Duration.ofHours(1), year)),
        new UserDataSettings(
            in.duration("wechat.watermark-age", "10m", second.multipliedBy(10), year),
            in.duration("wechat.push-age", "10m", second.multipliedBy(10), Duration.ofDays(1)),
            in.duration(
                "wechat.call-deadline", "5s", Duration.ofMillis(100), Duration.ofSeconds(50)),
            in.number("wechat.max-calls", 64, 1, 10_000),
            in.choice("phone.taken", PhonePolicy.REFUSE),
            in.flag("wechat.check-content", false),
            in.optionalAddress("public-url")),
        admin(in),
        ServiceSettings.read(in, limits.questionsPerServicePerMinute()),
        WebhookSettings.read(in),
        ConsentSettings.read(in, appids),
        in.flag("verify.send-openid", false),
        in.headers("token.headers", "X-OA-Token,Authorization"),
        in.shown());
  }

  private static LimitSettings limits(ConfigReader in) {
    int most = LimitSettings.MOST_PER_MINUTE;
    return new LimitSettings(
        in.number("limit.logins-per-ip-per-minute", 6_000, 1, most),
        in.number("limit.logins-per-app-per-minute", 600_000, 1, most),
        in.number("limit.questions-per-service-per-minute", 6_000_000, 1, most));
  }

  private static DatabaseSettings database(ConfigReader in, boolean containerDataSource) {
    return new DatabaseSettings(
        containerDataSource ? in.text("db.url", "") : in.requiredText("db.url", Form.DATABASE_URL),
        containerDataSource
            ? in.text("db.user", "")
            : in.requiredText("db.user", Form.DATABASE_USER),
        containerDataSource ? in.secret("db.password", "") : in.requiredSecret("db.password"),
        in.number("db.pool-size", 32, 4, 1_000),
        in.duration("db.connection-wait", "2s", Duration.ofMillis(10), Duration.ofMinutes(1)),
        in.duration("db.statement-timeout", "10s", Duration.ofSeconds(1), Duration.ofMinutes(10)),
        in.duration("db.max-clock-offset", "10s", Duration.ofMillis(100), Duration.ofDays(1)),
        in.flag("db.migrate", true));
  }

  private static AdminSettings admin(ConfigReader in) {
    AdminSettings admin =
        new AdminSettings(
            in.text("admin.name", "admin", Form.ADMIN_NAME),
            in.optionalSecret("admin.password", Form.ADMIN_PASSWORD),
            in.optionalText("admin.rescue"),
            in.zone("admin.zone", "Asia/Shanghai"),
            in.duration("admin.session-idle", "30m", Duration.ofMinutes(1), Duration.ofDays(30)),
            in.duration(
                "admin.session-absolute", "12h", Duration.ofMinutes(1), Duration.ofDays(30)),
            in.duration("admin.confirm-after", "10m", Duration.ofSeconds(10), Duration.ofDays(30)),
            in.flag("admin.secure-cookie", true),
            in.choice("admin.two-step", TwoStep.OPTIONAL));
    admin
        .firstPassword()
        .flatMap(password -> new PasswordRules().fault(password, admin.firstName()))
        .ifPresent(fault -> refuse(in, fault));
    if (admin.rescue().isPresent() && admin.firstPassword().isEmpty()) {
      in.fault("admin.rescue", "needs admin.password, the password that the admin is to be given");
    }
    return admin;
  }

  /** Why the first admin cannot have their password; its length was judged before. */
  private static void refuse(ConfigReader in, PasswordFault fault) {
    switch (fault) {
      case LIKE_NAME -> in.fault("admin.password", "must not be made of admin.name");
      case COMMON ->
          in.fault(
              "admin.password",
              "is one that is guessed first: a common one, a repetition, or nothing but digits");
      default -> {}
    }
  }

  /** WeChat judges pictures later and pushes what it found. */
  private void requireVerdicts(ConfigReader in) {
    apps.stream()
        .filter(app -> userData.checkContent() && app.push().isEmpty())
        .forEach(
            app ->
                in.fault(
                    "app." + app.appid() + ".push.token",
                    "must be set, because wechat.check-content is: WeChat pushes its verdicts"));
  }
}
