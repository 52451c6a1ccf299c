package org.wxapplogin.load.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A process that was started here, and is ended here. */
final class Child implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final Process process;
  private final Thread atExit = new Thread(this::end, "load-end");

  Child(Process process) {
    this.process = process;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  Process process() {
    return process;
  }

  long pid() {
    return process.pid();
  }

  /** What it has used of the processors so far. */
  Duration cpu() {
    return Cpu.of(pid());
  }

  static String java(Path home) {
    return home.resolve("bin").resolve("java").toString();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The JVM is ending already, and runs it.
    }
    end();
  }

  private void end() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
