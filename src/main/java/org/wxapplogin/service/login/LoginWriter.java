package org.wxapplogin.service.login;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
import org.wxapplogin.metrics.Metrics;
import org.wxapplogin.metrics.Sizes;
import org.wxapplogin.service.login.LoginTransaction.Refused;
import org.wxapplogin.service.login.LoginTransaction.Result;
import org.wxapplogin.service.login.LoginTransaction.UserGoneException;

/**
 * Commits logins. All logins that wait at the same moment share a transaction; if it fails, each of
 * them is written alone, so that one bad login spoils no other. A result is given only after its
 * commit. Thread-safe.
 */
public final class LoginWriter {
  private static final Logger log = LoggerFactory.getLogger(LoginWriter.class);
  private static final int LANES = 2;
  private static final double[] GROUP_SIZES = {1, 2, 4, 8, 16, 32, 64, 128};

  /**
   * If two nodes create one user at the same moment, the second finds the row when it tries again.
   */
  private static final int TRIES_ALONE = 3;

  private final Db db;
  private final LoginTransaction transaction;
  private final GroupCommit<Pending> logins;
  private final GroupCommit<LoginEvent> refusals;
  private final RefusalCounts refusalCounts = new RefusalCounts();
  private final Counters<LoginOutcome> outcomes;
  private final Clock clock;

  public LoginWriter(
      Db db, LoginTransaction transaction, Executor executor, Metrics metrics, Clock clock) {
    this.db = db;
    this.clock = clock;
    this.transaction = transaction;
    this.logins =
        new GroupCommit<>(
            LANES,
            executor,
            this::writeGroup,
            (pending, why) -> pending.result().completeExceptionally(why),
            groupSizes(metrics, "logins"));
    this.refusals =
        new GroupCommit<>(
            1,
            executor,
            this::appendRefusals,
            (refusal, why) -> log.warn("a refused login is not recorded: {}", why.getMessage()),
            groupSizes(metrics, "refusals"));
    this.outcomes =
        metrics.counters("logins", "Attempts to log in by outcome", "outcome", LoginOutcome.class);
    metrics.gauge("writes_waiting", "Writes that wait", logins::waiting, "of", "logins");
    metrics.gauge("writes_waiting", "Writes that wait", refusals::waiting, "of", "refusals");
  }

  private record Pending(IdentifiedLogin login, CompletableFuture<SignedIn> result) {}

  /**
   * Completes once the login is committed, or with an {@link AppException} that says why it is not.
   */
  CompletableFuture<SignedIn> write(IdentifiedLogin login) {
    CompletableFuture<SignedIn> result = new CompletableFuture<>();
    logins.add(login.identity(), new Pending(login, result));
    return result;
  }

  /**
   * Records an attempt that WeChat refused, later and without a promise: the client does not wait
   * for it, and a flood of refusals must not stop logins, nor fill the database.
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

  private void append(List<LoginEvent> events) {
    try {
      events.forEach(event -> refusals.add(event.appid(), event));
    } catch (AppException e) {
      log.warn("refused logins are not recorded: {}", e.getMessage());
    }
  }

  private void writeGroup(List<Pending> group) {
    try {
      commit(group);
    } catch (RuntimeException e) {
      if (group.size() == 1 && !isRace(e) || isAway(e)) {
        group.forEach(pending -> pending.result().completeExceptionally(e));
        return;
      }
      log.info("a group of {} logins is written one by one: {}", group.size(), e.getMessage());
      group.forEach(this::writeAlone);
    }
  }

  private void writeAlone(Pending pending) {
    for (int tries = 1; ; tries++) {
      try {
        commit(List.of(pending));
        return;
      } catch (RuntimeException e) {
        if (!isRace(e) || tries == TRIES_ALONE) {
          pending.result().completeExceptionally(e);
          return;
        }
      }
    }
  }

  private void commit(List<Pending> group) {
    List<IdentifiedLogin> items = new ArrayList<>();
    group.forEach(pending -> items.add(pending.login()));
    List<Result> results = db.inTx(tx -> transaction.write(tx, items));
    for (int i = 0; i < results.size(); i++) {
      outcomes.add(results.get(i).outcome());
      complete(group.get(i).result(), results.get(i));
    }
  }

  private static void complete(CompletableFuture<SignedIn> future, Result result) {
    if (result instanceof SignedIn signedIn) {
      future.complete(signedIn);
    } else if (result instanceof Refused refused) {
      future.completeExceptionally(new AppException(refused.code(), "login refused"));
    }
  }

  private void appendRefusals(List<LoginEvent> group) {
    try {
      db.run(tx -> tx.loginEvents().appendAll(group));
    } catch (RuntimeException e) {
      log.warn("{} refused logins are not recorded: {}", group.size(), e.getMessage());
    }
  }

  private static Sizes groupSizes(Metrics metrics, String of) {
    return metrics.sizes("write_group", "Writes that share a transaction", GROUP_SIZES, "of", of);
  }

  private static boolean isRace(RuntimeException e) {
    return e instanceof UserGoneException
        || e instanceof DataAccessException failure && failure.isDuplicateKey();
  }

  /** If the database is away, asking it once for each login helps nobody. */
  private static boolean isAway(RuntimeException e) {
    return e instanceof AppException;
  }
}
