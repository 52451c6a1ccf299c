package org.wxapplogin.service.apps;

import static java.util.stream.Collectors.toCollection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.config.AppSettings;
import org.wxapplogin.config.PushSettings;
import org.wxapplogin.config.SessionSettings;
import org.wxapplogin.config.Settings;
import org.wxapplogin.dao.AppDao.AppRow;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Registration;
import org.wxapplogin.domain.SealedKind;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.apps.KnownApp.Entered;
import org.wxapplogin.service.keys.SealedValues;

/**
 * The mini programs that are known at this moment, in memory: to ask about one is a look-up in a
 * map, and never a statement. What owners enter is read from the database, at once on the node they
 * enter it on, and by {@link #poll} on the others; a node whose database is away keeps what it has.
 * For an AppID that stands in both, the configuration counts. Thread-safe.
 */
public final class Apps {
  /** How often nodes look for changes, so that all have them within a second. */
  public static final Duration EVERY = Duration.ofMillis(500);

  private static final Logger log = LoggerFactory.getLogger(Apps.class);
  private static final long NEVER_READ = -1;

  private final List<KnownApp> configured;
  private final AppDefaults defaults;
  private final Db db;
  private final Db polled;
  private final SealedValues values;

  private volatile Snapshot now;
  private boolean failed;

  /**
   * @param db what the apps are read from
   * @param polled a connection that requests do not compete for, to look for changes
   */
  public Apps(Settings settings, Db db, Db polled, SealedValues values) {
    this.configured =
        settings.apps().stream().map(app -> new KnownApp(app, Optional.empty())).toList();
    this.defaults = AppDefaults.of(settings);
    this.db = db;
    this.polled = polled;
    this.values = values;
    this.now = Snapshot.of(configured, List.of(), NEVER_READ);
  }

  /**
   * All of one moment.
   *
   * @param all in order: those of the configuration first; of one AppID there may be two
   * @param known what counts for each AppID, whether it is served or not
   * @param served the same of those that are served
   * @param version the sum that {@code AppDao.version} gave
   */
  private record Snapshot(
      List<KnownApp> all,
      Map<String, KnownApp> known,
      Map<String, AppSettings> served,
      long version) {
    static Snapshot of(List<KnownApp> configured, List<KnownApp> entered, long version) {
      List<KnownApp> all = Stream.concat(configured.stream(), entered.stream()).toList();
      Map<String, KnownApp> known = new HashMap<>();
      Map<String, AppSettings> served = new HashMap<>();
      for (KnownApp app : all) {
        if (known.putIfAbsent(app.appid(), app) == null && app.isServed()) {
          served.put(app.appid(), app.settings());
        }
      }
      return new Snapshot(all, known, served, version);
    }
  }

  /** An app that is served. */
  public Optional<AppSettings> find(String appid) {
    return Optional.ofNullable(now.served().get(appid));
  }

  /**
   * An app that is served.
   *
   * @throws AppException that names the field appid, if it is not
   */
  public AppSettings served(String appid) {
    return find(appid).orElseThrow(Apps::notServed);
  }

  /**
   * The app of those who name none: the first of all.
   *
   * @throws AppException that names the field appid, if there is none or it is stopped
   */
  public AppSettings first() {
    return now.all().stream()
        .findFirst()
        .map(app -> served(app.appid()))
        .orElseThrow(Apps::notServed);
  }

  /**
   * An app that is known, even if it was stopped just now: for what has begun before.
   *
   * @throws AppException as {@link #served} does, if it is gone
   */
  public AppSettings known(String appid) {
    return Optional.ofNullable(now.known().get(appid))
        .map(KnownApp::settings)
        .orElseThrow(Apps::notServed);
  }

  private static AppException notServed() {
    return AppException.ofField(ErrorCode.BAD_VALUE, "appid", "is not served here");
  }

  /** How long sessions of an app last; as those of all apps, if it is not known. */
  public SessionSettings sessions(String appid) {
    KnownApp app = now.known().get(appid);
    return app == null ? defaults.session() : app.settings().session();
  }

  AppDefaults defaults() {
    return defaults;
  }

  /** What people call an app; the AppID, if it is not known. */
  public String name(String appid) {
    KnownApp app = now.known().get(appid);
    return app == null ? appid : app.settings().name();
  }

  /** Everything there is, for the page of apps; of one AppID there may be two. */
  public List<KnownApp> all() {
    return now.all();
  }

  /** The AppIDs of all that are known, served or not, the default one first. */
  public Set<String> appids() {
    return now.all().stream().map(KnownApp::appid).collect(toCollection(LinkedHashSet::new));
  }

  /** The AppIDs of those that are served and to which users may be added. */
  public Set<String> openAppids() {
    return now.all().stream()
        .filter(KnownApp::isServed)
        .filter(app -> app.settings().registration() != Registration.NOBODY)
        .map(KnownApp::appid)
        .collect(toCollection(LinkedHashSet::new));
  }

  /** Whether there is no app at all, so that nobody can log in. */
  public boolean isEmpty() {
    return now.served().isEmpty();
  }

  /** Reads them again if any has changed. Does not throw: what is known stays. */
  public void poll() {
    try {
      long version = polled.read(tx -> tx.apps().version());
      if (version != now.version()) {
        reload();
      }
      failed = false;
    } catch (RuntimeException e) {
      if (!failed) {
        log.warn("whether apps have changed cannot be read: {}", e.getMessage());
      }
      failed = true;
    }
  }

  /** Reads them, whatever is known; one at a time, so that an older answer never comes last. */
  public synchronized void reload() {
    List<AppRow> rows = db.read(tx -> tx.apps().list());
    List<KnownApp> entered = new ArrayList<>();
    rows.forEach(row -> entered.add(known(row)));
    Snapshot read =
        Snapshot.of(configured, entered, rows.stream().mapToLong(AppRow::version).sum());
    if (read.version() != now.version()) {
      tell(entered);
    }
    now = read;
  }

  private static void tell(List<KnownApp> entered) {
    log.info(
        "apps entered in the console: {}",
        entered.stream()
            .map(app -> app.appid() + (app.isServed() ? "" : " (not served)"))
            .toList());
    entered.stream()
        .filter(app -> !app.hasSecret())
        .forEach(
            app ->
                log.error(
                    "the AppSecret of {} does not open with any key of keys.sealing: enter it anew"
                        + " on the page of apps",
                    app.appid()));
    entered.stream()
        .filter(KnownApp::isHidden)
        .forEach(
            app ->
                log.warn(
                    "{} stands in the configuration and in the console: the configuration counts",
                    app.appid()));
  }

  private KnownApp known(AppRow row) {
    boolean hidden = configured.stream().anyMatch(app -> app.appid().equals(row.appid()));
    return new KnownApp(
        settings(row),
        Optional.of(
            new Entered(
                row.id(), row.profile(), row.stoppedAt(), hidden, row.version(), row.changedAt())));
  }

  private AppSettings settings(AppRow row) {
    Optional<Secret> token = row.sealed().pushToken().flatMap(stored -> open(row, stored));
    Optional<Secret> key = row.sealed().pushKey().flatMap(stored -> open(row, stored));
    boolean whole = key.isPresent() || row.sealed().pushKey().isEmpty(); // else plain would do
    return new AppSettings(
        row.appid(),
        row.profile().name(),
        open(row, row.sealed().secret()).orElse(Secret.of("")),
        defaults.session().with(row.profile().sessions()),
        row.profile().registration(),
        row.profile().loginsPerMinute().orElse(defaults.loginsPerMinute()),
        token
            .filter(known -> whole)
            .map(
                known ->
                    new PushSettings(
                        known, key, row.profile().plainToo(), row.profile().actOnPlain())));
  }

  private Optional<Secret> open(AppRow row, byte[] stored) {
    return values.open(SealedKind.APP_SECRET, row.appid(), stored);
  }
}
