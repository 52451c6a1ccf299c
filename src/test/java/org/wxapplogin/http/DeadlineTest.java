package org.wxapplogin.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
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
  void aStepThatIsOverIsNotCutOff() throws IOException {
    int[] cut = {0};

    assertEquals(7, deadline.within(() -> cut[0]++, () -> 7));
    deadline.cut();

    assertEquals(0, cut[0]);
  }
}
