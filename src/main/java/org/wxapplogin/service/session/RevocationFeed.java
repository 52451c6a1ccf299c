package org.wxapplogin.service.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.RevocationDao.Numbered;
import org.wxapplogin.domain.Revocation;
import org.wxapplogin.domain.Session;

/**
 * The revocations this node knows, and how well it is connected to those of other nodes. A session
 * in memory is valid only if it was read after the last revocation that names it became known here;
 * and, while the database answers, only if the list of revocations is less than a second old.
 * Thread-safe.
 */
public final class RevocationFeed {
  private static final Logger log = LoggerFactory.getLogger(RevocationFeed.class);

  /** The promise: what one node revokes is known to all within this time. */
  static final Duration PROMISE = Duration.ofSeconds(1);

  /**
   * Longer than any transaction that revokes. Rows this young are read again by each poll, because
   * ids are committed in any order.
   */
  private static final Duration WINDOW = Duration.ofSeconds(10);

  private static final Duration WINDOW_SURELY_READ = Duration.ofSeconds(8);

  private final Db db;
  private final LongSupplier nanoTime;
  private final Cache<Revocation, Long> learned;
  private final Object polling = new Object();
  private Set<Long> known = new HashSet<>();

  private volatile long epoch;
  private volatile long goodPollBegan;
  private volatile long pollBegan;
  private volatile boolean pollFailed;
  private volatile boolean pollRuns;

  /**
   * @param entryLife the longest a session stays in memory; revocations are kept longer than that
   */
  public RevocationFeed(Db db, LongSupplier nanoTime, Duration entryLife) {
    this.db = db;
    this.nanoTime = nanoTime;
    this.learned =
        Caffeine.newBuilder()
            .ticker(nanoTime::getAsLong)
            .expireAfterWrite(entryLife.plus(WINDOW))
            .build();
    long now = nanoTime.getAsLong();
    this.epoch = now - 1;
    this.goodPollBegan = now;
    this.pollBegan = now;
  }

  /** How far the list can be trusted now. */
  enum Link {
    /** The list is less than a second old. */
    FRESH,
    /** This node was late to poll, but nothing says that the database is away: ask it. */
    LATE,
    /** The database does not answer. */
    DOWN
  }

  Link link() {
    long now = nanoTime.getAsLong();
    long promise = PROMISE.toNanos();
    if (now - goodPollBegan <= promise) {
      return Link.FRESH;
    }
    return pollFailed || pollRuns && now - pollBegan > promise ? Link.DOWN : Link.LATE;
  }

  /** How long ago the list was last fresh. */
  Duration sinceFresh() {
    return Duration.ofNanos(nanoTime.getAsLong() - goodPollBegan);
  }

  /**
   * Whether nothing of {@code session} was revoked since it was read.
   *
   * @param readAt nano time from before it was read
   */
  boolean holds(Session session, long readAt) {
    return readAt - epoch > 0
        && isAfter(readAt, learned.getIfPresent(Revocation.ofUser(session.userId())))
        && isAfter(readAt, learned.getIfPresent(Revocation.ofFamily(session.family())));
  }

  /**
   * Makes this node read what is revoked again. To be called after the commit: a read before it
   * would find the old rows.
   */
  void learn(Revocation revocation) {
    learned.put(revocation, nanoTime.getAsLong());
  }

  /** Reads what other nodes have revoked. Does not throw: a failure is remembered. */
  public void poll() {
    synchronized (polling) {
      long began = nanoTime.getAsLong();
      pollBegan = began;
      pollRuns = true;
      try {
        var recent = db.read(tx -> tx.revocations().findRecent(WINDOW));
        if (began - goodPollBegan > WINDOW_SURELY_READ.toNanos()) {
          // Some revocations may have come and gone unread: trust nothing older.
          epoch = nanoTime.getAsLong();
        }
        recent.stream().filter(r -> !known.contains(r.id())).forEach(r -> learn(r.revocation()));
        known = recent.stream().map(Numbered::id).collect(Collectors.toSet());
        goodPollBegan = began;
        if (pollFailed) {
          log.info("the database answers again");
        }
        pollFailed = false;
      } catch (RuntimeException e) {
        if (!pollFailed) {
          log.error("the database does not answer: {}", e.getMessage());
        }
        pollFailed = true;
      } finally {
        pollRuns = false;
      }
    }
  }

  private static boolean isAfter(long readAt, Long learnedAt) {
    return learnedAt == null || readAt - learnedAt > 0;
  }
}
