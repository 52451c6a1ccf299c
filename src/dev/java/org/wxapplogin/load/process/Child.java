package org.wxapplogin.load.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A process that was started here, and is ended here. */
final class Child implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final Process process;
  private volatile boolean paused;
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

  /** Stops it in the middle of whatever it does, if it was not; needs a system with signals. */
  void pause() throws IOException {
    if (!paused) {
      signal("STOP");
      paused = true;
    }
  }

  /** Lets it go on. */
  void resume() throws IOException {
    if (paused) {
      signal("CONT");
      paused = false;
    }
  }

  /** Sends a signal; needs a system that has them. */
  void signal(String name) throws IOException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start();
    if (kill.onExit().join().exitValue() != 0) {
      throw new IOException("SIG" + name + " cannot be sent to process " + pid());
    }
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
      resume(); // a process that is stopped does not hear that it shall end
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
