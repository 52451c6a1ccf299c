package org.wxapplogin.load.process;

import java.time.Duration;

/** How long the processors have worked for a process, as the operating system counts it. */
public final class Cpu {
  private Cpu() {}

  /** In steps of 10 ms on Linux; zero where the system does not tell, or the process has ended. */
  public static Duration of(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }
}
