package org.wxapplogin.service.apps;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wxapplogin.config.AppEntries;
import org.wxapplogin.dao.AppDao.AppRow;
import org.wxapplogin.dao.AppDao.Sealed;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.dao.jdbc.DataAccessException;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppEntry;
import org.wxapplogin.domain.AppEntry.Field;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.SealedKind;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.admin.AuditLog;
import org.wxapplogin.service.keys.SealedValues;

/**
 * What owners do about mini programs. Whatever they change is known to this node at once, and to
 * the others within a second. Secrets go in and never come out. Thread-safe.
 */
public final class AppDesk {
  private final Apps apps;
  private final Db db;
  private final SealedValues values;
  private final AuditLog audit;
  private final boolean needsPushes;
  private final Clock clock;

  /**
   * @param needsPushes whether each app must take pushes, because verdicts come that way
   */
  public AppDesk(
      Apps apps, Db db, SealedValues values, AuditLog audit, boolean needsPushes, Clock clock) {
    this.apps = apps;
    this.db = db;
    this.values = values;
    this.audit = audit;
    this.needsPushes = needsPushes;
    this.clock = clock;
  }

  /** What came of an act. */
  public enum End {
    DONE,
    UNCHANGED,
    /** Some fields cannot be taken. */
    REFUSED,
    /** The AppID was entered before. */
    TAKEN,
    /** Somebody else has changed the app meanwhile. */
    STALE,
    /** There is no such app. */
    GONE
  }

  /**
   * @param faults the fields for which it was refused, because they are missing
   */
  public record Result(End end, Set<Field> faults) {
    static Result of(End end) {
      return new Result(end, Set.of());
    }
  }

  /**
   * Reads a form.
   *
   * @param typed the text of each field, without blanks at its ends; "" where nothing was typed
   */
  public static AppEntry.Read read(Map<Field, String> typed) {
    return AppEntries.read(typed);
  }

  /** What counts for an app that says nothing of its own. */
  public AppDefaults defaults() {
    return apps.defaults();
  }

  /** Everything there is, those of the configuration first. */
  public List<KnownApp> list(Actor by) {
    by.need(AdminRole.OWNER);
    return apps.all();
  }

  /** An app that was entered. */
  public Optional<KnownApp> find(Actor by, long id) {
    by.need(AdminRole.OWNER);
    return apps.all().stream()
        .filter(app -> app.entered().filter(entered -> entered.id() == id).isPresent())
        .findFirst();
  }

  /** Enters an app. */
  public Result add(Actor by, AppEntry entry) {
    by.need(AdminRole.OWNER);
    Set<Field> faults = missing(entry, Optional.empty());
    if (!faults.isEmpty()) {
      return new Result(End.REFUSED, faults);
    }
    try {
      db.run(
          tx -> {
            tx.apps().insert(entry.appid(), entry.profile(), sealed(entry), clock.instant());
            long id = tx.apps().find(entry.appid()).orElseThrow().id();
            audit.record(
                tx,
                by,
                AuditAct.ADD_APP,
                AuditTarget.app(id),
                AppChanges.detail(entry.appid(), Field.NAME, entry.profile().name()));
            tx.afterCommit(apps::reload);
          });
      return Result.of(End.DONE);
    } catch (DataAccessException e) {
      if (e.isDuplicateKey()) {
        return Result.of(End.TAKEN);
      }
      throw e;
    }
  }

  /**
   * Changes an app; its AppID stays.
   *
   * @param version of the app as whoever changes it has seen it
   */
  public Result change(Actor by, long id, long version, AppEntry entry) {
    by.need(AdminRole.OWNER);
    return db.inTx(
        tx -> {
          Optional<AppRow> row = tx.apps().lock(id);
          if (row.isEmpty()) {
            return Result.of(End.GONE);
          }
          if (row.get().version() != version) {
            return Result.of(End.STALE);
          }
          Set<Field> faults = missing(entry, row);
          return faults.isEmpty()
              ? change(tx, by, row.get(), entry)
              : new Result(End.REFUSED, faults);
        });
  }

  private Result change(Tx tx, Actor by, AppRow row, AppEntry entry) {
    List<String> changes = AppChanges.of(row, entry);
    if (changes.isEmpty()) {
      return Result.of(End.UNCHANGED);
    }
    Sealed before = row.sealed();
    Sealed after =
        new Sealed(
            entry.secret().map(secret -> seal(row.appid(), secret)).orElse(before.secret()),
            entry.noPush()
                ? Optional.empty()
                : entry.pushToken().map(token -> seal(row.appid(), token)).or(before::pushToken),
            entry.noPush()
                ? Optional.empty()
                : entry.pushKey().map(key -> seal(row.appid(), key)).or(before::pushKey));
    tx.apps().update(row.id(), entry.profile(), after, clock.instant());
    changes.forEach(
        change -> audit.record(tx, by, AuditAct.CHANGE_APP, AuditTarget.app(row.id()), change));
    tx.afterCommit(apps::reload);
    return Result.of(End.DONE);
  }

  /** What must be there and is not. */
  private Set<Field> missing(AppEntry entry, Optional<AppRow> row) {
    Set<Field> missing = EnumSet.noneOf(Field.class);
    if (row.isEmpty() && entry.secret().isEmpty()) {
      missing.add(Field.SECRET);
    }
    boolean had = row.flatMap(one -> one.sealed().pushToken()).isPresent();
    boolean token = !entry.noPush() && (entry.pushToken().isPresent() || had);
    boolean key = !entry.noPush() && entry.pushKey().isPresent();
    if (!token && (key || needsPushes)) {
      missing.add(Field.PUSH_TOKEN);
    }
    return missing;
  }

  /** Ends logins into an app, and what its users are signed in with, until it is started again. */
  public Result stop(Actor by, long id) {
    return turn(by, id, Optional.of(clock.instant()), AuditAct.STOP_APP);
  }

  /** Lets a stopped app be logged in to; who was signed in is so again. */
  public Result start(Actor by, long id) {
    return turn(by, id, Optional.empty(), AuditAct.START_APP);
  }

  private Result turn(Actor by, long id, Optional<Instant> stopped, AuditAct act) {
    by.need(AdminRole.OWNER);
    return db.inTx(
        tx -> {
          Optional<AppRow> row = tx.apps().lock(id);
          if (row.isEmpty()) {
            return Result.of(End.GONE);
          }
          if (row.get().stoppedAt().isPresent() == stopped.isPresent()) {
            return Result.of(End.UNCHANGED);
          }
          tx.apps().setStopped(id, stopped, clock.instant());
          String who = AppChanges.detail(row.get().appid(), Field.NAME, row.get().profile().name());
          audit.record(tx, by, act, AuditTarget.app(id), who);
          tx.afterCommit(apps::reload);
          return Result.of(End.DONE);
        });
  }

  private Sealed sealed(AppEntry entry) {
    return new Sealed(
        seal(entry.appid(), entry.secret().orElseThrow()),
        entry.pushToken().map(token -> seal(entry.appid(), token)),
        entry.pushKey().map(key -> seal(entry.appid(), key)));
  }

  private byte[] seal(String appid, Secret secret) {
    return values.seal(SealedKind.APP_SECRET, appid, secret);
  }
}
