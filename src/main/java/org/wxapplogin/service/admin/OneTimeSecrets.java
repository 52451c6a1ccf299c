package org.wxapplogin.service.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AdminSession;
import org.wxapplogin.domain.SealedKind;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.keys.SealedValues;

/**
 * Secrets that one page shows once, after a redirect: kept sealed with the session until then, so
 * that they are in no address, cookie or form. Thread-safe.
 */
public final class OneTimeSecrets {
  private static final Duration GOOD_FOR = Duration.ofMinutes(5);

  private final Db db;
  private final SealedValues values;
  private final Clock clock;

  public OneTimeSecrets(Db db, SealedValues values, Clock clock) {
    this.db = db;
    this.values = values;
    this.clock = clock;
  }

  /** What a secret is. */
  public enum About {
    START_PASSWORD,
    RECOVERY_CODES,
    /** Of a user, whose id stands in place of the admin's. */
    PHONE_NUMBER,
    /** By which a user fetches their data; their id stands in place of the admin's. */
    DATA_LINK
  }

  /**
   * Leaves a secret for one page, in place of any before.
   *
   * @param id of whom the page is about
   */
  public void leave(Tx tx, AdminAccess access, About about, long id, Secret text) {
    Instant until = clock.instant().plus(GOOD_FOR);
    String note = head(about, id) + until.toEpochMilli() + "\n" + text.reveal();
    AdminSession session = access.session();
    byte[] sealed = values.seal(SealedKind.ONE_TIME_SECRET, session.id(), Secret.of(note));
    tx.adminSessions().setOnce(session.tokenHash(), sealed);
  }

  /** The secret that was left in this session about this admin or user. It can be taken once. */
  public Optional<Secret> take(AdminAccess access, About about, long id) {
    AdminSession session = access.session();
    return db.inTx(
        tx -> {
          Optional<String> note =
              tx.adminSessions()
                  .lockOnce(session.tokenHash())
                  .flatMap(kept -> values.open(SealedKind.ONE_TIME_SECRET, session.id(), kept))
                  .map(Secret::reveal)
                  .filter(text -> text.startsWith(head(about, id)));
          note.ifPresent(text -> tx.adminSessions().setOnce(session.tokenHash(), null));
          return note.map(text -> text.substring(head(about, id).length()))
              .filter(this::isGood)
              .map(text -> Secret.of(text.substring(text.indexOf('\n') + 1)));
        });
  }

  private boolean isGood(String note) {
    long until = Long.parseLong(note.substring(0, note.indexOf('\n')));
    return clock.instant().isBefore(Instant.ofEpochMilli(until));
  }

  private static String head(About about, long id) {
    return about + " " + id + " ";
  }
}
