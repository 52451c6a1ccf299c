package org.wxapplogin.app;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.wxapplogin.config.AppSettings;
import org.wxapplogin.config.ConfigSource;
import org.wxapplogin.config.Settings;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.Setting;
import org.wxapplogin.service.admin.AuditLog;
import org.wxapplogin.service.apps.AppDefaults;
import org.wxapplogin.service.apps.AppMove;
import org.wxapplogin.service.apps.Apps;
import org.wxapplogin.service.apps.KnownApp;
import org.wxapplogin.service.keys.KeyCheck;

/**
 * The operator's command {@code bin/apps}: takes the apps of the configuration over into the
 * database, beside running servers, and says what to take out of the configuration then.
 */
public final class AppsCommand {
  private static final String USAGE =
      """
      bin/apps list   names the apps of the configuration and of the console
      bin/apps move   takes those of the configuration over into the console, and names the settings
                      to take out then; servers may run meanwhile. An app that is there is left
                      as it is, so the command may be repeated.
      """;

  private final Settings settings;
  private final Db db;
  private final Basics.Crypto crypto;
  private final Clock clock;
  private final PrintStream out;

  AppsCommand(Settings settings, DataSource pool, Clock clock, PrintStream out) {
    this.settings = settings;
    this.db = new Db(pool);
    this.crypto = Basics.Crypto.of(settings, new SecureRandom(), kind -> {});
    this.clock = clock;
    this.out = out;
  }

  public static void main(String... args) {
    PrintStream out = CommandLine.out();
    CommandLine.exit(
        CommandLine.run(
            "bin/apps",
            USAGE,
            List.of("list", "move"),
            "",
            args,
            (word, settings, pool) ->
                new AppsCommand(settings, pool, Clock.systemUTC(), out).run(word.equals("move"))));
  }

  /** Lists the apps, or takes over those of the configuration if {@code move}. */
  void run(boolean move) {
    new KeyCheck(db, crypto.sealer(), crypto.hashes()).run(); // wrong keys must seal nothing
    if (move) {
      move();
    } else {
      known().all().forEach(this::list);
    }
  }

  private void list(KnownApp app) {
    String where = app.entered().isPresent() ? "console" : "configuration";
    out.println(
        app.appid()
            + "  "
            + app.name()
            + "  "
            + where
            + (app.isServed() ? "" : ", not served")
            + (app.hasSecret() ? "" : ", AppSecret does not open"));
  }

  private void move() {
    AppMove move = new AppMove(db, crypto.values(), new AuditLog(clock), clock);
    for (AppSettings app : settings.apps()) {
      boolean taken = move.take(app, AppDefaults.of(settings));
      out.println(app.appid() + (taken ? ": taken over" : ": is there already, left as it is"));
    }
    if (settings.apps().isEmpty()) {
      out.println("The configuration names no app.");
      return;
    }
    out.println();
    out.println("Until the configuration names these apps no more, it counts. Take out of it:");
    settings.shown().stream()
        .filter(setting -> setting.origin() != Setting.Origin.DEFAULT)
        .map(Setting::key)
        .filter(AppsCommand::isOfApps)
        .forEach(key -> out.println("  " + key + "  " + ConfigSource.environmentName(key)));
    out.println("and restart the servers, one after the other.");
    String first = settings.apps().get(0).appid();
    KnownApp next =
        known().all().stream().filter(app -> app.entered().isPresent()).findFirst().orElseThrow();
    if (!next.appid().equals(first)) {
      out.println();
      out.println(
          "Beware: clients that name no AppID log in to "
              + first
              + " now, and to "
              + next.appid()
              + " then, which was entered first.");
    }
  }

  private static boolean isOfApps(String key) {
    return key.equals("wechat.appid") || key.equals("wechat.secret") || key.startsWith("app.");
  }

  private Apps known() {
    Apps apps = new Apps(settings, db, db, crypto.values());
    apps.reload();
    return apps;
  }
}
