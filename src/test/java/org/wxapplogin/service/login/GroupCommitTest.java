package org.wxapplogin.service.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.metrics.Metrics;

/** What becomes of the items of a lane when a group, or the making of a thread, fails. */
class GroupCommitTest {
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final List<String> written = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();
  private Optional<Throwable> fault = Optional.empty();
  private Optional<Throwable> faultOfExecutor = Optional.empty();
  private Runnable meanwhile = () -> {};

  private final GroupCommit<String> lane =
      new GroupCommit<>(
          1,
          this::execute,
          this::write,
          (item, why) -> failed.add(item + ": " + why.code()),
          new Metrics(Clock.systemUTC(), System::nanoTime)
              .sizes("group", "of a test", new double[] {1, 2}));

  @Test
  void anErrorInAGroupFailsItsItemsAndTheNextGroupIsWritten() {
    Error error = new OutOfMemoryError("of this test");
    fault = Optional.of(error);
    meanwhile = () -> List.of("b", "c").forEach(item -> lane.add("key", item));
    lane.add("key", "a");

    assertSame(error, assertThrows(OutOfMemoryError.class, () -> tasks.remove().run()));
    runAll();

    assertEquals(List.of("a: UNAVAILABLE"), failed);
    assertEquals(List.of("b", "c"), written);
    assertEquals(0, lane.waiting());
  }

  @Test
  void anExceptionOfTheWriterDoesTheSame() {
    fault = Optional.of(new IllegalStateException("of this test"));
    meanwhile = () -> lane.add("key", "b");
    lane.add("key", "a");

    assertThrows(IllegalStateException.class, () -> tasks.remove().run());
    runAll();

    assertEquals(List.of("a: UNAVAILABLE"), failed);
    assertEquals(List.of("b"), written);
  }

  /** No thread can be had for the rest either: nobody is left without an answer. */
  @Test
  void whatWaitsBehindAnErrorIsAnsweredThoughNoOtherThreadCanBeHad() {
    fault = Optional.of(new OutOfMemoryError("of this test"));
    meanwhile =
        () -> {
          lane.add("key", "b");
          faultOfExecutor = Optional.of(new OutOfMemoryError("unable to create native thread"));
        };
    lane.add("key", "a");

    assertThrows(OutOfMemoryError.class, () -> tasks.remove().run());

    assertEquals(List.of("a: UNAVAILABLE", "b: UNAVAILABLE"), failed);
    faultOfExecutor = Optional.empty();
    lane.add("key", "c");
    runAll();
    assertEquals(List.of("c"), written);
  }

  @Test
  void anItemThatNoThreadTakesIsRefusedAndLeavesNothingBehind() {
    faultOfExecutor = Optional.of(new RejectedExecutionException("of this test"));
    AppException refused = assertThrows(AppException.class, () -> lane.add("key", "a"));
    assertEquals(ErrorCode.UNAVAILABLE, refused.code());
    faultOfExecutor = Optional.of(new OutOfMemoryError("unable to create native thread"));
    assertThrows(OutOfMemoryError.class, () -> lane.add("key", "b"));
    assertEquals(0, lane.waiting());

    faultOfExecutor = Optional.empty();
    lane.add("key", "c");
    runAll();

    assertEquals(List.of("c"), written);
    assertEquals(List.of(), failed, "whoever called was told");
  }

  @Test
  void whatWaitsAtTheEndIsWrittenAndNothingNewIsTaken() {
    lane.add("key", "a");
    CompletableFuture<Void> end = lane.close();
    assertFalse(end.isDone());
    assertThrows(AppException.class, () -> lane.add("key", "b"));

    runAll();

    assertTrue(end.isDone());
    assertEquals(List.of("a"), written);
    assertTrue(lane.close().isDone());
  }

  @Test
  void whatIsGivenUpIsAnsweredBothWhatWaitsAndWhatIsBeingWritten() {
    meanwhile =
        () -> {
          lane.add("key", "b");
          lane.close();
          lane.giveUp();
        };
    lane.add("key", "a");

    runAll();

    assertEquals(List.of("a: UNAVAILABLE", "b: UNAVAILABLE"), failed);
    assertEquals(List.of("a"), written, "late, but its caller was answered");
  }

  private void execute(Runnable task) {
    faultOfExecutor.ifPresent(GroupCommitTest::fail);
    tasks.add(task);
  }

  private void write(List<String> group) {
    Optional<Throwable> now = fault;
    Runnable first = meanwhile;
    fault = Optional.empty();
    meanwhile = () -> {};
    first.run();
    now.ifPresent(GroupCommitTest::fail);
    written.addAll(group);
  }

  private static void fail(Throwable with) {
    if (with instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) with;
  }

  private void runAll() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }
}
