package org.wxapplogin.load.measure;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.wxapplogin.load.measure.Rounds.Work;
import org.wxapplogin.load.process.Contender;
import org.wxapplogin.load.process.Running;

/**
 * Work before what is measured. A JVM compiles what it runs for a minute or more, on processors
 * that all share: figures taken meanwhile are those of its compilers.
 *
 * @param length how long it took
 * @param rests whether the compilers rest now
 */
public record WarmUp(Duration length, boolean rests) {
  /** Compilers rest that use less than this part of a processor. */
  private static final int REST_PART = 10;

  private static final Duration SLICE = Duration.ofSeconds(2);

  /** A warm-up ends after so many times its least length in any case. */
  private static final int MOST = 5;

  /** Works for {@code least}, then until the compilers rest, at most five times as long. */
  public static WarmUp of(Running running, Contender contender, Work work, Duration least)
      throws IOException, SQLException {
    long start = System.nanoTime();
    Duration passed = Duration.ZERO;
    boolean rests = false;
    while (passed.compareTo(least) < 0
        || !rests && passed.compareTo(least.multipliedBy(MOST)) < 0) {
      Duration slice = least.compareTo(SLICE) < 0 ? least : SLICE;
      Duration before = running.ofCompilers(contender);
      Rounds.check("warm-up of " + contender.title(), work.run(slice));
      Duration used = running.ofCompilers(contender).minus(before);
      rests = used.compareTo(slice.dividedBy(REST_PART)) < 0;
      passed = Duration.ofNanos(System.nanoTime() - start);
    }
    return new WarmUp(passed, rests);
  }
}
