package org.wxapplogin.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private final Deadline deadline = new Deadline(Duration.ofHours(1), () -> 0, timer);

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  @Test
  void whatAStepFailsWithIsABrokenConnectionOnceTheDeadlineIsPast() {
    assertThrows(
        IOException.class,
        () ->
            deadline.within(
                () -> {},
                () -> {
                  deadline.cut();
                  throw new NullPointerException("as of an HttpURLConnection");
                }));
  }

  @Test
  void aFaultOfOursStaysOneBeforeTheDeadline() {
    assertThrows(
        NullPointerException.class,
        () ->
            deadline.within(
                () -> {},
                () -> {
                  throw new NullPointerException();
                }));
  }

  @Test
  void whatDoesNotHearThatItIsCutOffIsToldAgain() throws IOException {
    CountDownLatch calls = new CountDownLatch(3);
    Deadline past = new Deadline(Duration.ZERO, () -> 0, timer);

    assertTrue(past.within(calls::countDown, () -> await(calls)));
  }

  private static boolean await(CountDownLatch calls) {
    try {
      return calls.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aStepThatIsOverIsNotCutOff() throws IOException {
    int[] cut = {0};

    assertEquals(7, deadline.within(() -> cut[0]++, () -> 7));
    deadline.cut();

    assertEquals(0, cut[0]);
  }
}
