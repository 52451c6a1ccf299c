package org.wxapplogin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoThreadsLeftTest {
  /** Where a kind of thread is named: {@code threads.pool("writer-")}. */
  private static final Pattern KIND =
      Pattern.compile("\\bthreads(?:\\(\\))?\\.\\w+\\(\"([a-z-]+)\"");

  @Test
  void everyKindOfThreadOfTheApplicationIsLookedFor() throws IOException {
    Set<String> kinds = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        KIND.matcher(Files.readString(file)).results().forEach(found -> kinds.add(found.group(1)));
      }
    }

    assertEquals(new TreeSet<>(NoThreadsLeft.KINDS), kinds);
  }

  @Test
  void findsAnIdleThreadUntilItIsStopped() throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool(task -> new Thread(task, "writer-77"));
    CountDownLatch ran = new CountDownLatch(1);
    threads.execute(ran::countDown);
    ran.await();

    assertEquals(List.of("writer-77"), NoThreadsLeft.left());

    threads.shutdown();
    threads.awaitTermination(1, TimeUnit.MINUTES);
    assertEquals(List.of(), NoThreadsLeft.left());
  }
}
