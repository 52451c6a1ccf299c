package org.wxapplogin.service.login;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.jdbc.DataAccessException;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.metrics.Counters;
import org.wxapplogin.metrics.LogLines;
import org.wxapplogin.metrics.Metrics;
import org.wxapplogin.metrics.Sizes;
import org.wxapplogin.service.login.LoginTransaction.Refused;
import org.wxapplogin.service.login.LoginTransaction.Result;
import org.wxapplogin.service.login.LoginTransaction.Stranger;

/**
 * Commits logins. All logins that wait at the same moment share a transaction; if it fails, each of
 * them is written alone, so that one bad login spoils no other, and what others have locked holds
 * up only those whose it is: see {@link LoginLanes}. A result is given only after its commit.
 * Thread-safe.
 */
public final class LoginWriter {
  private static final Logger log = LoggerFactory.getLogger(LoginWriter.class);
  private static final double[] GROUP_SIZES = {1, 2, 4, 8, 16, 32, 64, 128};

  /**
   * If two nodes create one user at the same moment, the second finds the row when it tries again.
   * On a cluster, where many logins of the user can be under way on each host, it may be the second
   * several times, for one row of theirs after the other.
   */
  private static final int TRIES_ALONE = 10;

  /** How many transactions are under way at most: groups of logins, and one of refusals. */
  public static final int MOST_AT_ONCE = LoginLanes.MOST_AT_ONCE + 1;

  private final Db db;
  private final LoginTransaction transaction;
  private final LoginLanes logins;
  private final GroupCommit<LoginEvent> refusals;
  private final RefusalCounts refusalCounts = new RefusalCounts();
  private final Counters<LoginOutcome> outcomes;
  private final Clock clock;
  private final LogLines lines;

  /**
   * @param db whose transactions share round trips: see {@link Db#ofWriters}
   * @param executor runs the transactions
   * @param timer wakes logins that wait for a locked user
   * @param patience how long a login may wait for a locked user
   */
  public LoginWriter(
      Db db,
      LoginTransaction transaction,
      Executor executor,
      ScheduledExecutorService timer,
      Duration patience,
      Metrics metrics,
      Clock clock,
      LongSupplier nanoTime) {
    this.db = db;
    this.clock = clock;
    this.transaction = transaction;
    this.logins =
        new LoginLanes(
            executor,
            this::writeGroup,
            this::writeAlone,
            groupSizes(metrics, "logins"),
            timer,
            patience,
            nanoTime);
    this.refusals =
        new GroupCommit<>(
            1,
            executor,
            this::appendRefusals,
            (refusal, why) -> notRecorded(1, why),
            groupSizes(metrics, "refusals"));
    this.lines = metrics.logLines();
    this.outcomes =
        metrics.counters("logins", "Attempts to log in by outcome", "outcome", LoginOutcome.class);
    metrics.gauge("writes_waiting", "Writes that wait", logins::waiting, "of", "logins");
    metrics.gauge("writes_waiting", "Writes that wait", logins::held, "of", "locked-users");
    metrics.gauge("writes_waiting", "Writes that wait", refusals::waiting, "of", "refusals");
  }

  /**
   * Completes once the login is committed, or with an {@link AppException} that says why it is not.
   */
  CompletableFuture<SignedIn> write(IdentifiedLogin login) {
    return logins.add(login);
  }

  /**
   * Records an attempt that was refused before its user was known, later and without a promise: the
   * client does not wait for it, and a flood of refusals must not stop logins, nor fill the
   * database.
   */
  void record(LoginEvent refusal, ClientAddress from) {
    outcomes.add(refusal.outcome());
    append(refusalCounts.add(refusal, from));
  }

  /** Records the refusals that were only counted in a minute that is over. */
  public void writeCounts() {
    append(refusalCounts.takeDue(clock.instant()));
  }

  /** Records all refusals that were only counted: this node stops. */
  public void writeLastCounts() {
    append(refusalCounts.takeAll());
  }

  /**
   * Takes no more writes and waits until those taken are committed, at most for so long; then
   * answers the others with {@link ErrorCode#UNAVAILABLE}. An interrupt ends the waiting early.
   */
  public void finish(Duration atMost) {
    try {
      CompletableFuture.allOf(logins.close(), refusals.close())
          .get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      log.warn("{} logins are not written in time: this node stops", logins.waiting());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      logins.giveUp();
      refusals.giveUp();
    }
  }

  /** How many logins wait for a locked user. */
  int held() {
    return logins.held();
  }

  private void notRecorded(int count, Throwable why) {
    lines.warn(
        log, "NOT_RECORDED", count + " refused logins are not recorded: " + why.getMessage());
  }

  private void append(List<LoginEvent> events) {
    try {
      events.forEach(event -> refusals.add(event.appid(), event));
    } catch (AppException e) {
      notRecorded(events.size(), e);
    }
  }

  private void writeGroup(List<PendingLogin> group) {
    try {
      commit(group);
    } catch (AppException e) {
      putOff(group, e);
    } catch (RuntimeException e) {
      if (group.size() == 1 && !isRace(e)) {
        LoginLanes.fail(group.get(0), e);
        return;
      }
      lines.warn(
          log,
          "ONE_BY_ONE",
          "a group of " + group.size() + " logins is written one by one: " + e.getMessage());
      group.forEach(this::writeAlone);
    }
  }

  /** Returns false if the login waited for a lock in vain. */
  private boolean writeAlone(PendingLogin pending) {
    for (int tries = 1; ; tries++) {
      try {
        commit(List.of(pending));
        return true;
      } catch (AppException e) {
        putOff(List.of(pending), e);
        return !is(e, DataAccessException::isLockWait);
      } catch (RuntimeException e) {
        if (!isRace(e) || tries == TRIES_ALONE) {
          LoginLanes.fail(pending, e);
          return true;
        }
      }
    }
  }

  /**
   * What the database could not do now. Those it may have done all the same are written once more,
   * each by itself, which finds whether they are; if it is away, asking it again helps nobody.
   */
  private void putOff(List<PendingLogin> group, AppException why) {
    // Deadlocks one after the other: on a cluster, another node writes the same rows.
    boolean conflict =
        is(why, DataAccessException::isLockWait) || is(why, DataAccessException::isDeadlock);
    boolean inDoubt = is(why, DataAccessException::isInDoubt);
    if (conflict && !group.get(0).apart()) {
      log.info("a group of {} logins met a lock: {}", group.size(), why.getMessage());
    }
    for (PendingLogin pending : group) {
      if (conflict && pending.apart()) {
        logins.putBack(pending);
      } else if (conflict) {
        logins.putApart(pending);
      } else if (inDoubt && !pending.inDoubt()) {
        logins.putBack(pending.asApart().asInDoubt());
      } else {
        LoginLanes.fail(pending, why);
      }
    }
  }

  private void commit(List<PendingLogin> group) {
    List<IdentifiedLogin> items = group.stream().map(PendingLogin::login).toList();
    boolean inDoubt = group.stream().anyMatch(PendingLogin::inDoubt);
    List<Optional<Result>> results = db.inBriefTx(tx -> transaction.write(tx, items, inDoubt));
    for (int i = 0; i < results.size(); i++) {
      PendingLogin pending = group.get(i);
      results
          .get(i)
          .ifPresentOrElse(result -> complete(pending, result), () -> logins.putBack(pending));
    }
  }

  private void complete(PendingLogin pending, Result result) {
    if (result instanceof Stranger stranger) {
      record(stranger.event(), pending.login().ip());
      LoginLanes.fail(pending, new AppException(ErrorCode.NOT_REGISTERED, "login refused"));
      return;
    }
    outcomes.add(result.outcome());
    if (result instanceof SignedIn signedIn) {
      pending.result().complete(signedIn);
    } else if (result instanceof Refused refused) {
      LoginLanes.fail(pending, refused.failure());
    }
  }

  private void appendRefusals(List<LoginEvent> group) {
    try {
      db.run(tx -> tx.loginEvents().appendAll(group));
    } catch (RuntimeException e) {
      notRecorded(group.size(), e);
    }
  }

  private static Sizes groupSizes(Metrics metrics, String of) {
    return metrics.sizes("write_group", "Writes that share a transaction", GROUP_SIZES, "of", of);
  }

  private static boolean isRace(RuntimeException e) {
    return e instanceof DataAccessException failure && failure.isDuplicateKey();
  }

  private static boolean is(AppException e, Predicate<DataAccessException> what) {
    return e.getCause() instanceof DataAccessException failure && what.test(failure);
  }
}
