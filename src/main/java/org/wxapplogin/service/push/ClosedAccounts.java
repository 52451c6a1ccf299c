package org.wxapplogin.service.push;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.account.Cancellation;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.admin.AuditLog;

/**
 * Cancels the accounts of the users whom WeChat lists in its daily mail, because they have no
 * WeChat account any more: as its pushed event does, for whoever has missed some. Thread-safe.
 */
public final class ClosedAccounts {
  /** How many lines a list may have. */
  public static final int MOST = 1_000;

  /** Longer lists go on when they are sent again: a browser does not wait for ever. */
  private static final Duration AT_ONCE = Duration.ofSeconds(8);

  private static final Logger log = LoggerFactory.getLogger(ClosedAccounts.class);

  private final Db db;
  private final Cancellation cancellation;
  private final AuditLog audit;
  private final Clock clock;

  public ClosedAccounts(Db db, Cancellation cancellation, AuditLog audit, Clock clock) {
    this.db = db;
    this.cancellation = cancellation;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What a list would do.
   *
   * @param toCancel the users whose accounts would be cancelled
   * @param before the users who have cancelled already
   * @param unknown the openids that are nobody's in this app
   * @param malformed the numbers of the lines that hold no openid, from 1
   * @param doubled how many lines name somebody once more
   */
  public record Plan(
      List<User> toCancel,
      List<User> before,
      List<String> unknown,
      List<Integer> malformed,
      int doubled) {}

  /**
   * What a list has done.
   *
   * @param cancelled how many accounts
   * @param failed how many could not be cancelled now
   */
  public record Done(int cancelled, int failed) {}

  /** How many lines a list has that are not blank. */
  public static int lines(String list) {
    return (int) list.lines().filter(line -> !line.isBlank()).count();
  }

  /** Looks what a list would do, and does nothing. */
  public Plan plan(Actor by, String appid, String list) {
    by.need(AdminRole.OWNER);
    Set<String> openids = new LinkedHashSet<>();
    List<Integer> malformed = new ArrayList<>();
    int doubled = 0;
    List<String> lines = list.lines().limit(MOST * 2L).toList();
    for (int i = 0; i < lines.size(); i++) {
      String openid = bare(lines.get(i));
      if (openid.isEmpty()) {
        continue;
      }
      if (!Identity.isId(openid)) {
        malformed.add(i + 1);
      } else if (!openids.add(openid)) {
        doubled++;
      }
    }
    int again = doubled;
    return db.read(tx -> plan(tx, appid, openids, malformed, again));
  }

  private static Plan plan(
      Tx tx, String appid, Set<String> openids, List<Integer> malformed, int doubled) {
    Map<String, Long> ids = tx.users().findIds(appid, openids);
    Map<Long, User> users = ids.isEmpty() ? Map.of() : tx.users().findAll(ids.values());
    Map<Boolean, List<User>> byWhetherCancelled = new LinkedHashMap<>();
    byWhetherCancelled.put(true, new ArrayList<>());
    byWhetherCancelled.put(false, new ArrayList<>());
    List<String> unknown = new ArrayList<>();
    for (String openid : openids) {
      User user = users.get(ids.getOrDefault(openid, 0L));
      if (user == null) {
        unknown.add(openid);
      } else {
        byWhetherCancelled.get(isCancelled(tx, user)).add(user);
      }
    }
    return new Plan(
        byWhetherCancelled.get(false),
        byWhetherCancelled.get(true),
        unknown,
        List.copyOf(malformed),
        doubled);
  }

  /**
   * Does it, each account in a transaction of its own with its line in the audit. What is not done
   * after a while, or fails, is left: the same list sent again goes on with it.
   */
  public Done cancel(Actor by, String appid, String list) {
    Instant end = clock.instant().plus(AT_ONCE);
    int cancelled = 0;
    int failed = 0;
    for (User user : plan(by, appid, list).toCancel()) {
      if (clock.instant().isAfter(end)) {
        break;
      }
      try {
        if (db.inTx(tx -> cancel(tx, by, user.id()))) {
          cancelled++;
        }
      } catch (RuntimeException e) {
        failed++;
        log.warn("user {} of a list from WeChat is not cancelled: {}", user.id(), e.getMessage());
      }
    }
    return new Done(cancelled, failed);
  }

  private boolean cancel(Tx tx, Actor by, long userId) {
    boolean due = // somebody may have been quicker
        tx.users()
            .lockOne(userId)
            .filter(user -> !isCancelled(tx, user))
            .map(user -> cancellation.cancel(tx, user))
            .isPresent();
    if (due) {
      audit.record(tx, by, AuditAct.CANCEL_USER, AuditTarget.user(userId));
    }
    return due;
  }

  private static boolean isCancelled(Tx tx, User user) {
    return switch (user.status()) {
      case ACTIVE -> false;
      case CANCELLED -> true;
      case DISABLED -> tx.users().findCancelledAt(user.id()).isPresent();
    };
  }

  /** A line without what a mail or a table has around its words. */
  private static String bare(String line) {
    return line.replaceAll("^[\\s\\uFEFF\"',;]+|[\\s\"',;]+$", "");
  }
}
