package org.wxapplogin.service.apps;

import java.time.Clock;
import java.util.Optional;
import org.wxapplogin.config.AppSettings;
import org.wxapplogin.config.PushSettings;
import org.wxapplogin.config.SessionSettings;
import org.wxapplogin.dao.AppDao.Sealed;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.AppEntry.Field;
import org.wxapplogin.domain.AppProfile;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditActor;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.SealedKind;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.admin.AuditLog;
import org.wxapplogin.service.keys.SealedValues;

/**
 * Takes apps of the configuration over into the database, where owners change them. Nothing is
 * different before they are taken out of the configuration, which counts until then. Thread-safe.
 */
public final class AppMove {
  private static final AuditActor COMMAND = AuditActor.command("bin/apps");

  private final Db db;
  private final SealedValues values;
  private final AuditLog audit;
  private final Clock clock;

  public AppMove(Db db, SealedValues values, AuditLog audit, Clock clock) {
    this.db = db;
    this.values = values;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Takes one over.
   *
   * @param all what counts for all apps: the same is not written for this one
   * @return false if it is there already; then it is left as it is
   */
  public boolean take(AppSettings app, AppDefaults all) {
    return db.inTx(
        tx -> {
          if (tx.apps().find(app.appid()).isPresent()) {
            return false;
          }
          tx.apps().insert(app.appid(), profile(app, all), sealed(app), clock.instant());
          long id = tx.apps().find(app.appid()).orElseThrow().id();
          audit.record(
              tx,
              COMMAND,
              AuditAct.MOVE_APP,
              AuditTarget.app(id),
              AppChanges.detail(app.appid(), Field.NAME, app.name()),
              Optional.empty(),
              Optional.empty());
          return true;
        });
  }

  private static AppProfile profile(AppSettings app, AppDefaults all) {
    SessionSettings own = app.session();
    SessionSettings usual = all.session();
    return new AppProfile(
        app.name(),
        new AppProfile.Sessions(
            differing(own.idle(), usual.idle()),
            differing(own.absolute(), usual.absolute()),
            differing(own.maxDevices(), usual.maxDevices()),
            differing(own.rotateAfter(), usual.rotateAfter())),
        app.registration(),
        differing(app.loginsPerMinute(), all.loginsPerMinute()),
        app.push().filter(PushSettings::plainToo).isPresent(),
        app.push().filter(PushSettings::actOnPlain).isPresent());
  }

  private static <T> Optional<T> differing(T own, T all) {
    return Optional.of(own).filter(value -> !value.equals(all));
  }

  private Sealed sealed(AppSettings app) {
    return new Sealed(
        seal(app, app.secret()),
        app.push().map(push -> seal(app, push.token())),
        app.push().flatMap(PushSettings::aesKey).map(key -> seal(app, key)));
  }

  private byte[] seal(AppSettings app, Secret secret) {
    return values.seal(SealedKind.APP_SECRET, app.appid(), secret);
  }
}
