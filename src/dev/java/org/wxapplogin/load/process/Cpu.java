package org.wxapplogin.load.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** How long the processors have worked for a process, as the operating system counts it. */
public final class Cpu {
  /** Where the times stand in Linux's {@code stat}, after the name. */
  private static final int USER = 11;

  private static final int SYSTEM = 12;
  private static final int MILLIS_PER_TICK = 10;

  private Cpu() {}

  /** In steps of 10 ms on Linux; zero where the system does not tell, or the process has ended. */
  public static Duration of(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }

  /**
   * What the compilers of a JVM have used, in steps of 10 ms; zero where the system does not list
   * threads as Linux does. A compiler that the JVM has ended counts no more.
   */
  public static Duration ofCompilers(long pid) {
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
      return Duration.ofMillis(threads.mapToLong(Cpu::ticksOfCompiler).sum() * MILLIS_PER_TICK);
    } catch (IOException e) {
      return Duration.ZERO; // no such system, or the process has ended
    }
  }

  private static long ticksOfCompiler(Path thread) {
    try {
      String stat = Files.readString(thread.resolve("stat"));
      int end = stat.lastIndexOf(')'); // of the name, which may hold anything
      if (!stat.substring(0, end).contains("CompilerThre")) {
        return 0;
      }
      String[] fields = stat.substring(end + 2).split(" ");
      return Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
    } catch (IOException e) {
      return 0; // it has just ended; the others count all the same
    }
  }
}
