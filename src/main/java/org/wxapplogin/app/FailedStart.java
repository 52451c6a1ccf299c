package org.wxapplogin.app;

import jakarta.servlet.ServletContext;
import java.sql.SQLException;
import java.util.function.IntConsumer;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.config.ConfigException;
import org.wxapplogin.dao.jdbc.DataAccessException;

/**
 * Says why the server does not start, in one message, and ends the process if the container is
 * there for this server alone. Otherwise the container would go on without the server, and whoever
 * watches the process, such as systemd, would see nothing.
 */
final class FailedStart {
  private static final Logger log = LoggerFactory.getLogger(FailedStart.class);

  /** The parameter of the context that says so; the shipped context file sets it. */
  static final String END_PROCESS = "wxapplogin.endProcess";

  /** By which a process says that its configuration is wrong, so that a new start is in vain. */
  static final int CONFIGURATION = 78;

  /** After which another start may go better. */
  static final int UNFORESEEN = 1;

  private final boolean ends;
  private final IntConsumer exit;

  /**
   * @param ends whether to end the process
   * @param exit ends it with a status
   */
  FailedStart(boolean ends, IntConsumer exit) {
    this.ends = ends;
    this.exit = exit;
  }

  /** Ends the process if the context says so. */
  static FailedStart in(ServletContext context) {
    return new FailedStart(
        Boolean.parseBoolean(context.getInitParameter(END_PROCESS)), FailedStart::exit);
  }

  /** Says what has ended the start. */
  void report(Exception failure) {
    int status = CONFIGURATION;
    if (failure instanceof ConfigException) {
      log.error("wxapplogin does not start. {}", failure.getMessage());
    } else if (isOfDatabase(failure)) {
      log.error(
          "wxapplogin does not start. The database cannot be used as it is: {}",
          failure instanceof SQLException ? DatabaseAway.reason(failure) : failure.getMessage());
    } else {
      log.error("wxapplogin does not start", failure);
      status = UNFORESEEN;
    }
    if (ends) {
      exit.accept(status);
    }
  }

  private static boolean isOfDatabase(Exception failure) {
    return failure instanceof FlywayException
        || failure instanceof SQLException
        || failure instanceof DataAccessException;
  }

  /**
   * On a thread of its own: the hooks of the process wait for the container, which waits for the
   * thread that starts us.
   */
  private static void exit(int status) {
    Thread end = new Thread(() -> System.exit(status), "end-of-process");
    end.setDaemon(true);
    end.start();
  }
}
