package org.wxapplogin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class after which a thread of the application still runs: whatever the class started
 * was not stopped, and in a container it would keep the whole application in memory. JUnit gives it
 * to every test class, through META-INF/services.
 */
public final class NoThreadsLeft implements AfterAllCallback {
  /** How the names of the application's threads begin. {@code NoThreadsLeftTest} finds new ones. */
  static final Set<String> KINDS =
      Set.of(
          "timer-",
          "writer-",
          "exchange-",
          "call-",
          "poll-",
          "tick-",
          "job-",
          "clean-up-",
          "figures-",
          "events-",
          "webhook-",
          "webhook-call-",
          "webhook-timer-",
          "start-",
          "stop-");

  @Override
  public void afterAll(ExtensionContext context) {
    assertEquals(List.of(), left(), "threads of the application that were not stopped");
  }

  /** Their names, in order. */
  public static List<String> left() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> KINDS.stream().anyMatch(thread.getName()::startsWith))
        .filter(NoThreadsLeft::stays)
        .map(Thread::getName)
        .sorted()
        .toList();
  }

  /** Whether it works for the application or waits for work; else it is about to end. */
  private static boolean stays(Thread thread) {
    while (thread.isAlive()) {
      Thread.State state = thread.getState();
      if (state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING) {
        return true;
      }
      if (Stream.of(thread.getStackTrace()).anyMatch(NoThreadsLeft::isOurs)) {
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
  }

  private static boolean isOurs(StackTraceElement call) {
    return call.getClassName().startsWith("org.wxapplogin.");
  }
}
