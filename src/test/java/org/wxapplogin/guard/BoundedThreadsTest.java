package org.wxapplogin.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.wxapplogin.guard.BoundedThreads.Answer;

class BoundedThreadsTest {
  private static final int PLACES = 3;
  private static final int CALLERS = 8;
  private static final int TASKS_OF_EACH = 20_000;

  @AutoClose
  private final BoundedThreads threads =
      new BoundedThreads(PLACES, Duration.ofMinutes(1), Thread::new);

  @Test
  void startsAsManyAsThereArePlacesLetsAsManyWaitAndRefusesTheRest() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(2 * PLACES - 1);
    Runnable task =
        () -> {
          await(go);
          done.countDown();
        };
    for (int i = 0; i < PLACES; i++) {
      assertEquals(Answer.STARTED, threads.offer(task));
    }
    for (int i = 0; i < PLACES - 1; i++) {
      assertEquals(Answer.WAITING, threads.offer(task));
    }
    Runnable gaveUp = done::countDown;
    assertEquals(Answer.WAITING, threads.offer(gaveUp));
    assertEquals(Answer.REFUSED, threads.offer(task));
    assertEquals(PLACES, threads.running());
    assertTrue(threads.remove(gaveUp));
    assertFalse(threads.remove(gaveUp));

    go.countDown();
    done.await();
  }

  /** No task is lost between a place that becomes free and a task that begins to wait. */
  @Test
  void runsEachTaskOnceAndNeverTooManyAtATime() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger mostAtOnce = new AtomicInteger();
    AtomicInteger taken = new AtomicInteger();
    AtomicInteger ran = new AtomicInteger();
    Runnable task =
        () -> {
          mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
          running.decrementAndGet();
          ran.incrementAndGet();
        };
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        all.add(
            callers.submit(
                () -> {
                  for (int j = 0; j < TASKS_OF_EACH; j++) {
                    if (threads.offer(task) != Answer.REFUSED) {
                      taken.incrementAndGet();
                    }
                  }
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      callers.shutdown();
    }
    while (threads.running() > 0) {
      Thread.onSpinWait();
    }
    assertEquals(taken.get(), ran.get());
    assertTrue(mostAtOnce.get() <= PLACES, "at once: " + mostAtOnce);
  }

  /** The error reaches the thread's handler, and tasks that wait get the place. */
  @Test
  void aTaskThatThrowsGivesItsPlaceBack() throws Exception {
    List<Throwable> told = Collections.synchronizedList(new ArrayList<>());
    ThreadFactory telling =
        task -> {
          Thread thread = new Thread(task);
          thread.setUncaughtExceptionHandler((where, thrown) -> told.add(thrown));
          return thread;
        };
    try (BoundedThreads one = new BoundedThreads(1, Duration.ofMinutes(1), telling)) {
      CountDownLatch go = new CountDownLatch(1);
      CountDownLatch done = new CountDownLatch(1);
      Error error = new OutOfMemoryError("as this test wants");
      one.offer(
          () -> {
            await(go);
            throw error;
          });
      assertEquals(Answer.WAITING, one.offer(done::countDown));

      go.countDown();

      assertTrue(done.await(1, TimeUnit.MINUTES), "the next got the place");
      assertEquals(List.of(error), told);
    }
  }

  @Test
  void refusesOnceClosed() {
    threads.close();
    assertThrows(RejectedExecutionException.class, () -> threads.offer(() -> {}));
    assertEquals(0, threads.running());
  }

  @Test
  void closingWaitsForWhatRunsAndDropsWhatWaits() {
    CountDownLatch started = new CountDownLatch(PLACES);
    AtomicInteger ended = new AtomicInteger();
    Runnable untilInterrupted =
        () -> {
          started.countDown();
          await(new CountDownLatch(1));
          ended.incrementAndGet();
        };
    for (int i = 0; i < 2 * PLACES; i++) {
      threads.offer(untilInterrupted);
    }
    await(started);

    threads.close();

    assertEquals(PLACES, ended.get());
    assertEquals(0, threads.running());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
