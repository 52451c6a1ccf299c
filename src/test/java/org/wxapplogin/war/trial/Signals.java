package org.wxapplogin.war.trial;

import java.io.IOException;

/** Stops processes in the middle of whatever they do, and lets them go on. */
public final class Signals {
  private Signals() {}

  public static void pause(long pid) throws IOException, InterruptedException {
    send("STOP", pid);
  }

  public static void resume(long pid) throws IOException, InterruptedException {
    send("CONT", pid);
  }

  private static void send(String signal, long pid) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start();
    if (kill.waitFor() != 0) {
      throw new IOException("SIG" + signal + " cannot be sent to process " + pid);
    }
  }
}
