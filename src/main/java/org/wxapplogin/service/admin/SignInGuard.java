package org.wxapplogin.service.admin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.AdminFailureDao.Count;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.guard.RateLimits;
import org.wxapplogin.guard.RateLimits.Limit;

/**
 * Slows down whoever guesses passwords and codes, and nobody else: failures are counted by admin
 * and source, where the source is a browser the admin was signed in with before, or else an
 * address. All browsers that are not known count together too, by a count that is far higher, so
 * that many addresses do not make many guesses; a known browser is not stopped by it. Thread-safe.
 *
 * <p>See decision 24.
 */
public final class SignInGuard {
  /** So many failures in a row cost nothing but the time to type them. */
  private static final int FREE_FAILURES = 4;

  private static final int FREE_FAILURES_OF_STRANGERS = 99;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
  private static final Duration FORGET_AFTER = Duration.ofDays(1);
  private static final String STRANGERS = "*";
  private static final int NETWORK_BYTES = 8;

  private final KnownBrowsers browsers;
  private final RateLimits limits;
  private final Clock clock;

  public SignInGuard(KnownBrowsers browsers, RateLimits limits, Clock clock) {
    this.browsers = browsers;
    this.limits = limits;
    this.clock = clock;
  }

  /** A try that may be made. */
  record Attempt(long adminId, List<Counted> counts) {}

  private record Counted(String source, int free, Count before, Count after) {}

  /**
   * Takes one from the limit of the source, whoever it tries to be.
   *
   * @throws AppException if it tries too often
   */
  void limit(Origin from) {
    limits.take(
        Limit.ADMIN_SIGN_IN_BY_IP,
        browsers.read(from.known()).map(known -> browser(known.name())).orElse(from.ip()));
  }

  /**
   * Whether something may be tried now. The try counts as a failure until it proves to be none, so
   * that a thousand at the same moment are not a thousand guesses.
   *
   * @param adminId 0 for a name that does not exist, which costs the same
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
      Count after = new Count(count, now.plus(pauseAfter(count, source.free())));
      counts.add(new Counted(source.source(), source.free(), before, after));
    }
    counts.forEach(counted -> tx.adminFailures().set(adminId, counted.source(), counted.after()));
    return Optional.of(new Attempt(adminId, counts));
  }

  /** The try was none of a stranger: what was counted against its source is forgotten. */
  void forget(Tx tx, Attempt attempt) {
    attempt
        .counts()
        .forEach(counted -> tx.adminFailures().delete(attempt.adminId(), counted.source()));
    tx.adminFailures().sweep(clock.instant().minus(FORGET_AFTER));
  }

  /**
   * The try was right, but is only half of what is needed: it is not counted, and nothing before it
   * is forgotten. Where another try came in between, the count stays.
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
            source("a:" + network(from.ip()), FREE_FAILURES),
            source(STRANGERS, FREE_FAILURES_OF_STRANGERS));
  }

  private static Counted source(String name, int free) {
    Count none = new Count(0, Instant.EPOCH);
    return new Counted(name, free, none, none);
  }

  private static String browser(String name) {
    return "b:" + name;
  }

  /** An IPv4 address; of IPv6 the half a household or a host is given as a whole. */
  static String network(String ip) {
    if (!ip.matches("[0-9A-Fa-f:.]{2,45}") || ip.indexOf(':') < 0) {
      return ip.length() > 45 ? ip.substring(0, 45) : ip;
    }
    try {
      byte[] address =
          InetAddress.getByName(ip).getAddress(); // digits and colons: nothing is asked
      return address.length < NETWORK_BYTES
          ? InetAddress.getByAddress(address).getHostAddress()
          : HexFormat.of().formatHex(address, 0, NETWORK_BYTES) + "/64";
    } catch (UnknownHostException e) {
      return ip;
    }
  }

  /** 30 s after the first failure that is not free, doubling up to a quarter of an hour. */
  static Duration pauseAfter(int failures, int free) {
    if (failures <= free) {
      return Duration.ZERO;
    }
    int doublings = Math.min(failures - free - 1, 10);
    Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
