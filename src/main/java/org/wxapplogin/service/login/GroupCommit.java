package org.wxapplogin.service.login;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.metrics.Sizes;

/**
 * Lets writes that wait at the same moment share one transaction. A lane writes one group at a
 * time; what comes in meanwhile forms the next group. There is no timer: a single write does not
 * wait for others. Items with the same key go through the same lane, so that two groups of one node
 * never compete for one row. Thread-safe.
 */
final class GroupCommit<T> {
  private static final int MAX_GROUP = 128;
  private static final int MAX_WAITING = 4096;

  private final List<Lane> lanes = new ArrayList<>();
  private final Executor executor;
  private final Consumer<List<T>> writer;
  private final BiConsumer<T, AppException> loser;
  private final Sizes sizes;

  /**
   * @param writer writes a group of 1 to 128 items, in the order they came, and tells each item how
   *     it ended. If it throws, which is a fault, the whole group is told by {@code loser}, other
   *     groups are written on another thread, and the failure ends this one
   * @param loser tells an item that it will not be written; must do nothing for an item that was
   *     told already
   */
  GroupCommit(
      int laneCount,
      Executor executor,
      Consumer<List<T>> writer,
      BiConsumer<T, AppException> loser,
      Sizes sizes) {
    for (int i = 0; i < laneCount; i++) {
      lanes.add(new Lane());
    }
    this.executor = executor;
    this.writer = writer;
    this.loser = loser;
    this.sizes = sizes;
  }

  /**
   * Has {@code item} written soon, on another thread.
   *
   * @throws AppException with {@link ErrorCode#UNAVAILABLE} if too many wait already, or if the
   *     lanes are closed; then {@code item} is not told
   */
  void add(Object key, T item) {
    lanes.get(Math.floorMod(key.hashCode(), lanes.size())).add(item);
  }

  /** How many items wait now. */
  int waiting() {
    return lanes.stream().mapToInt(Lane::size).sum();
  }

  /** Takes no more items; completes when all that were taken are written. */
  CompletableFuture<Void> close() {
    return CompletableFuture.allOf(
        lanes.stream().map(Lane::close).toArray(CompletableFuture[]::new));
  }

  /** Tells all items that wait or are being written now that they will not be written. */
  void giveUp() {
    lanes.forEach(Lane::giveUp);
  }

  private void tell(List<T> items, String why, Throwable cause) {
    for (T item : items) {
      try {
        loser.accept(item, new AppException(ErrorCode.UNAVAILABLE, why, cause));
      } catch (Throwable e) { // the others must be told as well
        if (cause != null && e != cause) {
          cause.addSuppressed(e);
        }
      }
    }
  }

  private final class Lane implements Runnable {
    private final Queue<T> waiting = new ArrayDeque<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private List<T> current = List.of();
    private boolean running;
    private boolean closed;

    synchronized void add(T item) {
      if (closed) {
        throw new AppException(ErrorCode.UNAVAILABLE, "this node stops");
      }
      if (waiting.size() >= MAX_WAITING) {
        throw new AppException(ErrorCode.UNAVAILABLE, "too many writes wait");
      }
      waiting.add(item);
      if (!running) {
        try {
          executor.execute(this);
          running = true;
        } catch (RejectedExecutionException e) {
          throw new AppException(ErrorCode.UNAVAILABLE, "no thread takes a write", e);
        } finally {
          if (!running) {
            waiting.clear(); // only this item: a lane that does not run is empty
          }
        }
      }
    }

    synchronized int size() {
      return waiting.size();
    }

    synchronized CompletableFuture<Void> close() {
      closed = true;
      if (!running) {
        end.complete(null);
      }
      return end;
    }

    void giveUp() {
      tell(takeAll(), "this node stops", null);
    }

    @Override
    public void run() {
      try {
        for (List<T> group = next(); !group.isEmpty(); group = next()) {
          sizes.record(group.size());
          writer.accept(group);
        }
      } catch (Throwable failure) {
        goOnElsewhere(failure);
        throw failure;
      }
    }

    /** Tells the group that failed, and leaves the others to another thread if there is one. */
    private void goOnElsewhere(Throwable failure) {
      tell(takeCurrent(), "a group of writes failed", failure);
      try {
        executor.execute(this);
      } catch (Throwable noThread) {
        tell(stop(), "no thread takes a write", noThread);
      }
    }

    private synchronized List<T> takeCurrent() {
      List<T> taken = current;
      current = List.of();
      return taken;
    }

    private synchronized List<T> stop() {
      List<T> left = takeAll();
      next(); // finds nothing: the lane does not run any more
      return left;
    }

    private synchronized List<T> takeAll() {
      List<T> taken = new ArrayList<>(takeCurrent());
      taken.addAll(waiting);
      waiting.clear();
      return taken;
    }

    private synchronized List<T> next() {
      List<T> group = new ArrayList<>(Math.min(MAX_GROUP, waiting.size()));
      while (group.size() < MAX_GROUP && !waiting.isEmpty()) {
        group.add(waiting.remove());
      }
      current = group;
      running = !group.isEmpty();
      if (closed && !running) {
        end.complete(null);
      }
      return group;
    }
  }
}
