package org.wxapplogin.service.login;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
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
  private final Sizes sizes;

  /**
   * @param writer writes a group of 1 to 128 items, in the order they came; must not throw, but
   *     must tell each item how it ended
   */
  GroupCommit(int laneCount, Executor executor, Consumer<List<T>> writer, Sizes sizes) {
    for (int i = 0; i < laneCount; i++) {
      lanes.add(new Lane());
    }
    this.executor = executor;
    this.writer = writer;
    this.sizes = sizes;
  }

  /**
   * Has {@code item} written soon, on another thread.
   *
   * @throws AppException with {@link ErrorCode#UNAVAILABLE} if too many wait already
   */
  void add(Object key, T item) {
    lanes.get(Math.floorMod(key.hashCode(), lanes.size())).add(item);
  }

  /** How many items wait now. */
  int waiting() {
    return lanes.stream().mapToInt(Lane::size).sum();
  }

  private final class Lane implements Runnable {
    private final Queue<T> waiting = new ArrayDeque<>();
    private boolean running;

    synchronized void add(T item) {
      if (waiting.size() >= MAX_WAITING) {
        throw new AppException(ErrorCode.UNAVAILABLE, "too many writes wait");
      }
      waiting.add(item);
      if (!running) {
        executor.execute(this);
        running = true;
      }
    }

    synchronized int size() {
      return waiting.size();
    }

    @Override
    public void run() {
      for (List<T> group = next(); !group.isEmpty(); group = next()) {
        sizes.record(group.size());
        writer.accept(group);
      }
    }

    private synchronized List<T> next() {
      List<T> group = new ArrayList<>();
      while (group.size() < MAX_GROUP && !waiting.isEmpty()) {
        group.add(waiting.remove());
      }
      running = !group.isEmpty();
      return group;
    }
  }
}
