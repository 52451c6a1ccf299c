package org.wxapplogin.service.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.AdminFailureDao.Count;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AdminAccount;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.SignInStep;
import org.wxapplogin.guard.RateLimits;
import org.wxapplogin.guard.RateLimits.Limit;

/**
 * Stops brute force: locks out whoever guesses passwords and codes, and nobody else. Failures are
 * counted by admin and source. A source is a browser in which the admin was signed in before, or
 * else the source of its address, which of IPv6 is a network. All unknown browsers together also
 * share one count, with a far higher threshold, so that many addresses do not mean many guesses; a
 * known browser is never locked out by it. Thread-safe.
 *
 * <p>See decision 24.
 */
public final class SignInGuard {
  /** How many failures in a row have no consequence. */
  private static final int FREE_FAILURES = 4;

  private static final int FREE_FAILURES_OF_STRANGERS = 99;
  private static final Duration FIRST_LOCK_OUT = Duration.ofSeconds(30);
  private static final Duration LONGEST_LOCK_OUT = Duration.ofMinutes(15);

  /** After this long without a failure, those before have no consequence and may be deleted. */
  public static final Duration FORGET_AFTER = Duration.ofDays(1);

  private static final String STRANGERS = "*";

  private final KnownBrowsers browsers;
  private final RateLimits limits;
  private final AuditLog audit;
  private final Clock clock;

  public SignInGuard(KnownBrowsers browsers, RateLimits limits, AuditLog audit, Clock clock) {
    this.browsers = browsers;
    this.limits = limits;
    this.audit = audit;
    this.clock = clock;
  }

  /** An attempt that may be made. */
  record Attempt(long adminId, List<Counted> counts) {}

  private record Counted(String source, int free, Count before, Count after) {}

  /**
   * Takes one attempt from the rate limit of the source, whoever it tries to be.
   *
   * @throws AppException if it tries too often
   */
  void limit(Origin from) {
    limits.take(
        Limit.ADMIN_SIGN_IN_BY_IP,
        browsers.read(from.known()).map(known -> browser(known.name())).orElse(from.ip().source()));
  }

  /**
   * Admits an attempt, or not if the source is locked out. The attempt counts as a failure until it
   * proves right, so that a thousand at the same moment are not a thousand guesses.
   *
   * @param adminId 0 for a name that does not exist, which takes the same time
   */
  Optional<Attempt> admit(Tx tx, long adminId, Origin from) {
    Instant now = clock.instant();
    List<Counted> counts = new ArrayList<>();
    for (Counted source : sources(adminId, from)) {
      Count before = tx.adminFailures().lock(adminId, source.source());
      if (now.isBefore(before.lockedUntil())) {
        return Optional.empty();
      }
      boolean longAgo = !now.isBefore(before.lockedUntil().plus(FORGET_AFTER));
      int count = longAgo ? 1 : before.failures() + 1;
      Count after = new Count(count, now.plus(lockOutAfter(count, source.free())));
      counts.add(new Counted(source.source(), source.free(), before, after));
    }
    counts.forEach(counted -> tx.adminFailures().set(adminId, counted.source(), counted.after()));
    return Optional.of(new Attempt(adminId, counts));
  }

  /**
   * Puts on record that an attempt was refused. Those that are not admitted are not recorded, so
   * that a flood of them does not flood the audit: of the attempts on one name, strangers are
   * admitted about a hundred times, and then four times an hour.
   */
  void refuse(Tx tx, Attempt attempt, SignInStep step, Origin from) {
    Optional<Admin> who = tx.admins().find(attempt.adminId()).map(AdminAccount::admin);
    audit.recordRefusal(tx, who, from.ip(), step);
  }

  /** Forgets the failures of the source: the attempt was right. */
  void forget(Tx tx, Attempt attempt) {
    attempt
        .counts()
        .forEach(counted -> tx.adminFailures().delete(attempt.adminId(), counted.source()));
  }

  /**
   * Takes the attempt back: it was right, but only half of what is needed. It is not counted, and
   * the failures before it are not forgotten. If another attempt came in between, the count stays.
   */
  void giveBack(Tx tx, Attempt attempt) {
    for (Counted counted : attempt.counts()) {
      if (tx.adminFailures().lock(attempt.adminId(), counted.source()).equals(counted.after())) {
        tx.adminFailures().set(attempt.adminId(), counted.source(), counted.before());
      }
    }
  }

  private List<Counted> sources(long adminId, Origin from) {
    Optional<KnownBrowsers.Known> known =
        browsers.read(from.known()).filter(browser -> browser.adminId() == adminId);
    return known.isPresent()
        ? List.of(source(browser(known.get().name()), FREE_FAILURES))
        : List.of(
            source("a:" + from.ip().source(), FREE_FAILURES),
            source(STRANGERS, FREE_FAILURES_OF_STRANGERS));
  }

  private static Counted source(String name, int free) {
    Count none = new Count(0, Instant.EPOCH);
    return new Counted(name, free, none, none);
  }

  private static String browser(String name) {
    return "b:" + name;
  }

  /**
   * How long a source is locked out: 30 s after the first failure beyond the free ones, doubling up
   * to 15 minutes.
   */
  static Duration lockOutAfter(int failures, int free) {
    if (failures <= free) {
      return Duration.ZERO;
    }
    int doublings = Math.min(failures - free - 1, 10);
    Duration lockOut = FIRST_LOCK_OUT.multipliedBy(1L << doublings);
    return lockOut.compareTo(LONGEST_LOCK_OUT) < 0 ? lockOut : LONGEST_LOCK_OUT;
  }
}
