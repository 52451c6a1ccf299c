package org.wxapplogin.service.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.Revocation;
import org.wxapplogin.domain.Session;
import org.wxapplogin.service.clock.DatabaseTime;
import org.wxapplogin.service.clock.Pauses;

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
   * Longer than any transaction that revokes. Of rows this young, each poll makes sure that it
   * knows them all, because ids are committed in any order.
   */
  private static final Duration WINDOW = Duration.ofSeconds(10);

  private static final Duration WINDOW_SURELY_READ = Duration.ofSeconds(8);

  private final Db db;
  private final LongSupplier nanoTime;
  private final Pauses pauses;
  private final Consumer<DatabaseTime> heard;
  private final Cache<Revocation, Long> learned;
  private final Object polling = new Object();
  private final RecentRevocations recent = new RecentRevocations();

  private Optional<Instant> lastAnswer = Optional.empty();

  private volatile long epoch;
  private volatile Polls polls;

  /**
   * @param db a connection that requests do not compete for
   * @param heard is told the database's time with each poll
   * @param entryLife the longest a session stays in memory; revocations are kept longer than that
   */
  public RevocationFeed(
      Db db,
      LongSupplier nanoTime,
      Pauses pauses,
      Consumer<DatabaseTime> heard,
      Duration entryLife) {
    this.db = db;
    this.nanoTime = nanoTime;
    this.pauses = pauses;
    this.heard = heard;
    this.learned =
        Caffeine.newBuilder()
            .ticker(nanoTime::getAsLong)
            .executor(Runnable::run) // tidying up costs less than handing it to another thread
            .expireAfterWrite(entryLife.plus(WINDOW))
            .build();
    long now = nanoTime.getAsLong();
    this.epoch = now - 1;
    this.polls = new Polls(now, OptionalLong.empty(), OptionalLong.empty());
  }

  /**
   * How the polls went, by the nano time at which they began.
   *
   * @param good the last that was answered, or the start of this node
   * @param failed the last, if it failed
   * @param running the one that is under way
   */
  private record Polls(long good, OptionalLong failed, OptionalLong running) {
    Polls begin(long now) {
      return new Polls(good, failed, OptionalLong.of(now));
    }

    Polls succeed() {
      return new Polls(running.orElseThrow(), OptionalLong.empty(), OptionalLong.empty());
    }

    Polls fail() {
      return new Polls(good, running, OptionalLong.empty());
    }
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
    long awakeSince = pauses.awakeSince();
    Link link = link(polls, awakeSince, nanoTime.getAsLong());
    // If there was a pause just now, what was compared is of two worlds.
    return pauses.awakeSince() == awakeSince ? link : Link.LATE;
  }

  /**
   * Whoever has slept does not know whether the database is away, and asks it: a poll that began
   * before the pause proves nothing, however it ends and however long it takes.
   */
  private static Link link(Polls polls, long awakeSince, long now) {
    long promise = PROMISE.toNanos();
    if (polls.good() - awakeSince >= 0 && now - polls.good() <= promise) {
      return Link.FRESH;
    }
    boolean failed = polls.failed().isPresent() && polls.failed().getAsLong() - awakeSince >= 0;
    boolean silent =
        polls.running().isPresent()
            && polls.running().getAsLong() - awakeSince >= 0
            && now - polls.running().getAsLong() > promise;
    return failed || silent ? Link.DOWN : Link.LATE;
  }

  /** How long ago the list was last fresh. */
  Duration sinceFresh() {
    return Duration.ofNanos(nanoTime.getAsLong() - polls.good());
  }

  /**
   * Whether nothing of {@code session} was revoked since it was read.
   *
   * @param readAt nano time from before it was read
   */
  boolean holds(Session session, long readAt) {
    return readAt - epoch > 0
        && (learned.asMap().isEmpty() // mostly: nothing was revoked for a while
            || isAfter(readAt, learned.getIfPresent(Revocation.ofUser(session.userId())))
                && isAfter(readAt, learned.getIfPresent(Revocation.ofFamily(session.family()))));
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
      boolean failedBefore = polls.failed().isPresent();
      polls = polls.begin(nanoTime.getAsLong());
      try {
        learnFrom(db.read(this::ask));
        polls = polls.succeed();
        if (failedBefore) {
          log.info("the database answers again");
        }
      } catch (RuntimeException e) {
        polls = polls.fail();
        if (!failedBefore) {
          log.error("the database does not answer: {}", e.getMessage());
        }
      }
    }
  }

  /**
   * Polls, unless a poll that began after {@code asked}, in nano time, has ended meanwhile; however
   * many ask at once, they wait for two polls at most.
   */
  Link pollSince(long asked) {
    synchronized (polling) {
      Polls ended = polls;
      long last = ended.failed().orElse(ended.good());
      if (last - asked < 0) {
        poll();
      }
    }
    return link();
  }

  private void learnFrom(Answer answer) {
    heard.accept(answer.time());
    if (mayHaveMissed(answer.time().at())) {
      epoch = nanoTime.getAsLong(); // trust nothing older
    }
    lastAnswer = Optional.of(answer.time().at());
    recent.accept(answer.read()).forEach(this::learn);
  }

  /**
   * Whether some revocations may have come and gone unread since the last answer: by the time of
   * this node, or by the database's, where this node stood still and its time with it.
   */
  private boolean mayHaveMissed(Instant now) {
    long passed = polls.running().orElseThrow() - polls.good();
    return passed > WINDOW_SURELY_READ.toNanos()
        || lastAnswer.filter(last -> last.plus(WINDOW_SURELY_READ).isBefore(now)).isPresent();
  }

  /**
   * Whether a revocation that was written at this nano time, and is committed only now, may be too
   * old for the others to read: this node slept in between, or waited for the database.
   */
  boolean mayBeMissedByOthers(long writtenAt) {
    return nanoTime.getAsLong() - writtenAt > WINDOW_SURELY_READ.toNanos()
        || pauses.awakeSince() - writtenAt > 0;
  }

  /** Nano time, as {@link #mayBeMissedByOthers} takes it. */
  long now() {
    return nanoTime.getAsLong();
  }

  private Answer ask(Tx tx) {
    DatabaseTime time = DatabaseTime.read(tx, nanoTime);
    return new Answer(time, recent.read(tx.revocations(), time.at().minus(WINDOW)));
  }

  private record Answer(DatabaseTime time, RecentRevocations.Read read) {}

  private static boolean isAfter(long readAt, Long learnedAt) {
    return learnedAt == null || readAt - learnedAt > 0;
  }
}
