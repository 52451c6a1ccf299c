package org.wxapplogin.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.wxapplogin.AtOnce;

class LineBufferTest {
  private static final int CAPACITY = 16;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final LineBuffer lines = new LineBuffer(CAPACITY, (b, n) -> output.write(b, 0, n));

  @AutoClose("shutdownNow")
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @Test
  void linesWaitUntilTheyAreWrittenTogetherInTheirOrder() {
    add(lines, "a\n");
    add(lines, "b\n");
    assertEquals("", written());

    lines.write();
    assertEquals("a\nb\n", written());

    lines.write();
    assertEquals("a\nb\n", written());
  }

  @Test
  void whoFindsItFullWritesWhatWaits() {
    add(lines, "0123456789\n");
    add(lines, "0123456789\n");
    assertEquals("0123456789\n", written());

    lines.write();
    assertEquals("0123456789\n0123456789\n", written());
  }

  @Test
  void aLineThatIsLongerThanTheBufferComesInItsTurn() {
    String trace = "x".repeat(3 * CAPACITY) + "\n";
    add(lines, "before\n");
    add(lines, trace);
    add(lines, "after\n");
    lines.write();

    assertEquals("before\n" + trace + "after\n", written());
  }

  @Test
  void othersGoOnWhileTheOutputIsBlocked() throws Exception {
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    LineBuffer slow =
        new LineBuffer(
            CAPACITY,
            (bytes, count) -> {
              blocked.countDown();
              await(goOn);
              output.write(bytes, 0, count);
            });
    add(slow, "first\n");
    Future<?> writes = threads.submit(slow::write);
    blocked.await();

    add(slow, "second\n"); // returns
    Future<?> waits = threads.submit(() -> add(slow, "third, too many\n"));
    assertEquals("", written());
    goOn.countDown();
    writes.get();
    waits.get();
    slow.write();

    assertEquals("first\nsecond\nthird, too many\n", written());
  }

  @Test
  void noLineIsLostDoubledOrTornHoweverManyThreadsWrite() {
    int each = 5_000;
    try (AtOnce writers = new AtOnce(8)) {
      writers.each(
          writer -> {
            for (int i = 0; i < each; i++) {
              add(lines, "w" + writer + ":" + i + "\n");
              if (i % 97 == 0) {
                lines.write();
              }
            }
            return writer;
          });
    }
    lines.write();

    Map<String, List<Integer>> numbers = new TreeMap<>();
    for (String line : written().split("\n")) {
      String[] parts = line.split(":");
      numbers.computeIfAbsent(parts[0], w -> new ArrayList<>()).add(Integer.valueOf(parts[1]));
    }
    assertEquals(8, numbers.size());
    List<Integer> all = IntStream.range(0, each).boxed().toList();
    numbers.values().forEach(of -> assertEquals(all, of));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(LineBuffer to, String line) {
    to.add(line.getBytes(UTF_8));
  }

  private String written() {
    return output.toString(UTF_8);
  }
}
