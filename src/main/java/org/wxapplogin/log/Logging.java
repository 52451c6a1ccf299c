package org.wxapplogin.log;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** Logging as a whole. */
public final class Logging {
  private Logging() {}

  /** Writes what waits and ends Logback's threads; what is logged afterwards is lost. */
  public static void stop() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.stop();
    }
  }
}
