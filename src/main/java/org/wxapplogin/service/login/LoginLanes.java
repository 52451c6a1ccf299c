package org.wxapplogin.service.login;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.metrics.Sizes;

/**
 * The ways by which logins reach the database, so that one user whose rows others hold does not
 * hold up the rest. Logins go in groups. A login whose user is locked by others leaves its group,
 * waits a moment without a thread or a connection, and comes with a later group. Where a group
 * itself had to wait for a lock, its logins go apart, one by one on threads of their own, and
 * further logins of the same users follow them. All waiting ends at a deadline. Thread-safe.
 */
final class LoginLanes {
  private static final int LANES = 2;
  private static final int LANES_APART = 4;

  /** How many transactions are under way at most. */
  static final int MOST_AT_ONCE = LANES + LANES_APART;

  private static final int MAX_HELD = 1024;

  /** After so many one after the other, it is not their users that are locked, but the table. */
  private static final int MOST_IN_VAIN = 2;

  private static final long PAUSE_MILLIS = 20;
  private static final long LONGEST_PAUSE_MILLIS = 250;

  private final GroupCommit<PendingLogin> groups;
  private final GroupCommit<PendingLogin> apart;
  private final Map<Identity, Integer> identitiesApart = new ConcurrentHashMap<>();
  private final Map<CompletableFuture<SignedIn>, PendingLogin> held = new ConcurrentHashMap<>();
  private final Predicate<PendingLogin> loneWriter;
  private final ScheduledExecutorService timer;
  private final Duration patience;
  private final LongSupplier nanoTime;

  /**
   * @param groupWriter writes the logins of a group, which may be only one
   * @param loneWriter writes a login that is apart; false if it waited for a lock in vain
   * @param timer wakes those that wait
   * @param patience how long a login may wait for locks altogether
   */
  LoginLanes(
      Executor executor,
      Consumer<List<PendingLogin>> groupWriter,
      Predicate<PendingLogin> loneWriter,
      Sizes sizes,
      ScheduledExecutorService timer,
      Duration patience,
      LongSupplier nanoTime) {
    this.timer = timer;
    this.patience = patience;
    this.nanoTime = nanoTime;
    this.loneWriter = loneWriter;
    this.groups = new GroupCommit<>(LANES, executor, groupWriter, LoginLanes::fail, sizes);
    this.apart =
        new GroupCommit<>(LANES_APART, executor, this::writeApart, LoginLanes::fail, sizes);
  }

  /**
   * Has a login written; completes when it is.
   *
   * @throws AppException with {@link ErrorCode#UNAVAILABLE} if too many wait
   */
  CompletableFuture<SignedIn> add(IdentifiedLogin login) {
    PendingLogin pending =
        new PendingLogin(
            login,
            nanoTime.getAsLong() + patience.toNanos(),
            identitiesApart.containsKey(login.identity()));
    lane(pending).add(pending.identity(), pending);
    return pending.result();
  }

  /** Takes a login out of the groups: others hold a lock that its group had to wait for. */
  void putApart(PendingLogin pending) {
    if (isOver(pending)) {
      return;
    }
    if (!pending.apart()) {
      identitiesApart.merge(pending.identity(), 1, Integer::sum);
      pending
          .result()
          .whenComplete(
              (signedIn, failure) ->
                  identitiesApart.computeIfPresent(
                      pending.identity(), (identity, count) -> count == 1 ? null : count - 1));
    }
    back(pending.asApart());
  }

  /** Has a login tried again in a moment: others hold a lock that it needs. */
  void putBack(PendingLogin pending) {
    if (isOver(pending)) {
      return;
    }
    PendingLogin waiting = pending.afterWait();
    if (held.size() >= MAX_HELD) {
      fail(waiting, new AppException(ErrorCode.UNAVAILABLE, "too many wait for locked users"));
      return;
    }
    held.put(waiting.result(), waiting);
    try {
      long pause = Math.min(LONGEST_PAUSE_MILLIS, waiting.waits() * PAUSE_MILLIS);
      timer.schedule(() -> wake(waiting), pause, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      wake(waiting); // the node stops: the lanes say so
    }
  }

  /** How many wait for a thread. */
  int waiting() {
    return groups.waiting() + apart.waiting();
  }

  /** How many wait for a lock. */
  int held() {
    return held.size();
  }

  /** Takes no more logins, and refuses those that wait for a lock; completes with the last. */
  CompletableFuture<Void> close() {
    CompletableFuture<Void> end = CompletableFuture.allOf(groups.close(), apart.close());
    held.values().forEach(this::wake);
    return end;
  }

  /** Answers whatever is not written yet. */
  void giveUp() {
    groups.giveUp();
    apart.giveUp();
    held.values().forEach(this::wake);
  }

  static void fail(PendingLogin pending, RuntimeException why) {
    pending.result().completeExceptionally(why);
  }

  private void wake(PendingLogin pending) {
    if (held.remove(pending.result()) != null) {
      back(pending);
    }
  }

  private void back(PendingLogin pending) {
    try {
      lane(pending).add(pending.identity(), pending);
    } catch (AppException e) {
      fail(pending, e);
    }
  }

  private GroupCommit<PendingLogin> lane(PendingLogin pending) {
    return pending.apart() ? apart : groups;
  }

  /** While a whole table is locked, only a few find that out; the others wait in groups again. */
  private void writeApart(List<PendingLogin> group) {
    int inVain = 0;
    for (PendingLogin pending : group) {
      if (inVain == MOST_IN_VAIN) {
        putBack(pending.asGrouped());
      } else {
        inVain = loneWriter.test(pending) ? 0 : inVain + 1;
      }
    }
  }

  /** Whether a login must not wait any longer; then it is answered. */
  private boolean isOver(PendingLogin pending) {
    boolean over = nanoTime.getAsLong() - pending.deadline() > 0;
    if (over) {
      fail(pending, new AppException(ErrorCode.UNAVAILABLE, "a user stays locked"));
    }
    return over;
  }
}
