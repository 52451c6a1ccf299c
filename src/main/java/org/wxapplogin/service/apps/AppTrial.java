package org.wxapplogin.service.apps;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import org.wxapplogin.config.AppSettings;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.Causes;
import org.wxapplogin.guard.WechatGuard;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.admin.AuditLog;
import org.wxapplogin.service.apps.KnownApp.Entered;
import org.wxapplogin.wechat.WechatApi;
import org.wxapplogin.wechat.WechatException;

/**
 * Asks WeChat whether the AppID and the AppSecret of an app are right: for its access token, not
 * forced, so that the one in use stays. Thread-safe.
 */
public final class AppTrial {
  private static final int AT_ONCE = 2;

  private final Apps apps;
  private final WechatApi wechat;
  private final WechatGuard guard;
  private final Db db;
  private final AuditLog audit;
  private final Semaphore running = new Semaphore(AT_ONCE);

  public AppTrial(Apps apps, WechatApi wechat, WechatGuard guard, Db db, AuditLog audit) {
    this.apps = apps;
    this.wechat = wechat;
    this.guard = guard;
    this.db = db;
    this.audit = audit;
  }

  /** What WeChat's answer means. */
  public enum Finding {
    RIGHT,
    WRONG_APPID,
    WRONG_SECRET,
    /** The address that asks is not in the app's whitelist. */
    ADDRESS_NOT_LISTED,
    /** An admin of the app must confirm the address in WeChat's console. */
    ADDRESS_TO_CONFIRM,
    SECRET_FROZEN,
    ACCOUNT_FROZEN,
    /** WeChat was asked too often today or this minute. */
    TOO_OFTEN,
    /** WeChat refuses for another reason, which its errcode names. */
    REFUSED,
    UNREACHABLE,
    /** What is stored does not open, so WeChat was not asked. */
    NO_SECRET,
    /** WeChat was not asked: others try at this moment. */
    BUSY,
    /** There is no such app. */
    GONE
  }

  /**
   * @param errcode WeChat's, or 0
   * @param address to be listed, if WeChat named it
   */
  public record Answer(Finding finding, int errcode, Optional<String> address) {
    static Answer of(Finding finding) {
      return new Answer(finding, 0, Optional.empty());
    }
  }

  /** Tries an app as it stands in the configuration or was entered, served or not. */
  public Answer run(Actor by, String appid, Optional<Long> id) {
    by.need(AdminRole.OWNER);
    Optional<KnownApp> app =
        apps.all().stream()
            .filter(one -> one.appid().equals(appid) && one.entered().map(Entered::id).equals(id))
            .findFirst();
    if (app.isEmpty()) {
      return Answer.of(Finding.GONE);
    }
    if (!running.tryAcquire()) {
      return Answer.of(Finding.BUSY);
    }
    try {
      AuditTarget target = AuditTarget.app(id.orElse(0L));
      db.run(tx -> audit.record(tx, by, AuditAct.TRY_APP, target, appid));
      return app.get().hasSecret() ? ask(app.get().settings()) : Answer.of(Finding.NO_SECRET);
    } finally {
      running.release();
    }
  }

  private Answer ask(AppSettings app) {
    try {
      guard.run(deadline -> wechat.stableToken(app.appid(), app.secret(), false, deadline)).join();
      return Answer.of(Finding.RIGHT);
    } catch (CompletionException e) {
      if (Causes.unwrapped(e) instanceof WechatException failure) {
        return new Answer(finding(failure), failure.errcode(), failure.address());
      }
      throw e;
    }
  }

  private static Finding finding(WechatException failure) {
    return switch (failure.errcode()) {
      case 0, -1 -> Finding.UNREACHABLE;
      case 40013, 41002 -> Finding.WRONG_APPID;
      case 40001, 40125, 41004 -> Finding.WRONG_SECRET;
      case 40164 -> Finding.ADDRESS_NOT_LISTED;
      case 89501, 89503, 89506, 89507 -> Finding.ADDRESS_TO_CONFIRM;
      case 40243 -> Finding.SECRET_FROZEN;
      case 50007 -> Finding.ACCOUNT_FROZEN;
      case 45009, 45011 -> Finding.TOO_OFTEN;
      default -> Finding.REFUSED;
    };
  }
}
