package org.wxapplogin.service.push;

import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.KeptPush;
import org.wxapplogin.domain.PushOutcome;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.account.Cancellation;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.admin.AuditLog;

/**
 * The pushed events that wait for an owner: those that would take something away from a user and
 * are not proven to be WeChat's, and those that failed again and again. Owners apply or dismiss
 * them. Thread-safe.
 */
public final class KeptEvents {
  /** How many are shown; more come once these are decided upon. */
  public static final int MOST = 200;

  private static final Logger log = LoggerFactory.getLogger(KeptEvents.class);

  private static final Predicate<String> ID = Pattern.compile("[0-9a-f]{64}").asMatchPredicate();

  private final Db db;
  private final PushActions actions;
  private final AuditLog audit;
  private final Clock clock;

  public KeptEvents(Db db, Cancellation cancellation, AuditLog audit, Clock clock) {
    this.db = db;
    this.actions = new PushActions(cancellation, clock);
    this.audit = audit;
    this.clock = clock;
  }

  /** An event and the user whom it is about. */
  public record KeptEvent(KeptPush push, User user) {}

  /** The oldest events that wait for a decision. */
  public List<KeptEvent> list(Actor by) {
    by.need(AdminRole.OWNER);
    return db.read(
        tx -> {
          List<KeptPush> kept = tx.pushEvents().findKept(MOST);
          Map<Long, User> users =
              tx.users().findAll(kept.stream().map(KeptPush::userId).distinct().toList());
          return kept.stream()
              .filter(one -> users.containsKey(one.userId()))
              .map(one -> new KeptEvent(one, users.get(one.userId())))
              .toList();
        });
  }

  /** How many events wait for a decision of this admin; at most {@link #MOST}. */
  public int count(Actor by) {
    return !by.mayDelete() ? 0 : db.read(tx -> tx.pushEvents().countKept(MOST));
  }

  /** What came of a decision. */
  public enum Decided {
    DONE,
    /** The event does not wait any more. */
    GONE,
    /** Nothing has changed: it goes on waiting. */
    FAILED
  }

  /** Does what the event asks for. */
  public Decided apply(Actor by, String id) {
    by.need(AdminRole.OWNER);
    try {
      boolean done =
          decide(
              by,
              id,
              AuditAct.APPLY_PUSH,
              (tx, kept) -> actions.apply(tx, kept.event(), kept.userId()));
      return done ? Decided.DONE : Decided.GONE;
    } catch (RuntimeException e) {
      log.warn("a pushed event that an owner applied failed: {}", e.getMessage());
      return Decided.FAILED;
    }
  }

  /** Forgets the event; false if it does not wait any more. */
  public boolean dismiss(Actor by, String id) {
    return decide(by, id, AuditAct.DISMISS_PUSH, (tx, kept) -> {});
  }

  private interface Decision {
    void carryOut(Tx tx, KeptPush kept);
  }

  private boolean decide(Actor by, String id, AuditAct act, Decision decision) {
    by.need(AdminRole.OWNER);
    return ID.test(id) && db.inTx(tx -> decide(tx, by, id, act, decision));
  }

  private boolean decide(Tx tx, Actor by, String id, AuditAct act, Decision decision) {
    byte[] digest = HexFormat.of().parseHex(id);
    Optional<KeptPush> kept = tx.pushEvents().findKept(digest);
    if (kept.isEmpty()) {
      return false;
    }
    tx.users().lockOne(kept.get().userId()); // users are locked before anything else
    PushOutcome outcome = act == AuditAct.APPLY_PUSH ? PushOutcome.APPLIED : PushOutcome.DISMISSED;
    if (!tx.pushEvents().setHandled(digest, clock.instant(), outcome)) {
      return false;
    }
    decision.carryOut(tx, kept.get());
    audit.record(
        tx,
        by,
        act,
        AuditTarget.user(kept.get().userId()),
        "",
        Optional.empty(),
        Optional.of(kept.get().event().kind()));
    return true;
  }
}
