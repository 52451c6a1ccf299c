package org.wxapplogin.app;

import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the application early that it will be stopped. A container calls its listener last, when
 * requests can no longer be answered; so this hears of it from the JVM when the process ends, and
 * from Tomcat when the application alone is stopped, as for a new version of it.
 */
final class StopSignals implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StopSignals.class);

  /** How Tomcat calls the state of an application that still answers, but takes nothing new. */
  private static final String ABOUT_TO_STOP = "STOPPING_PREP";

  private static final long ASK_EVERY_MILLIS = 250;

  private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
  private final Runnable leave;
  private final Thread hook;
  private final ScheduledFuture<?> watch;

  /**
   * @param contextPath of this application
   * @param hook not started; runs {@code leave}
   */
  StopSignals(Runnable leave, Thread hook, ScheduledExecutorService timer, String contextPath) {
    this.leave = leave;
    this.hook = hook;
    Runtime.getRuntime().addShutdownHook(hook);
    this.watch =
        timer.scheduleWithFixedDelay(
            () -> ask(contextPath), ASK_EVERY_MILLIS, ASK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** A hook that stayed would keep the whole application in memory. */
  @Override
  public void close() {
    watch.cancel(false);
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      log.debug("the JVM itself stops", e);
    }
  }

  private void ask(String contextPath) {
    try {
      String path = contextPath.isEmpty() ? "/" : contextPath;
      String name = "*:j2eeType=WebModule,name=//*" + path + ",*";
      Set<ObjectName> contexts = beans.queryNames(new ObjectName(name), null);
      if (contexts.size() == 1 // of two, nothing says which is ours
          && ABOUT_TO_STOP.equals(beans.getAttribute(contexts.iterator().next(), "stateName"))) {
        leave.run();
      }
    } catch (JMException e) {
      log.debug("this is no Tomcat, or another one", e);
    }
  }
}
