package org.wxapplogin.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.dbcp2.BasicDataSource;

/**
 * The limits that each connection sets for itself in the server: how long it waits for locks and
 * how long a statement may run. They lie below the time-out of the driver: a statement that the
 * driver has given up would otherwise go on, and keep what it has locked. Migrations have no such
 * limits.
 */
record SessionLimits(Duration statementTimeout) {
  /** How much longer than the server the driver waits. */
  static final Duration GRACE = Duration.ofSeconds(1);

  private static final String NAME = "sessionVariables";

  /** The least there is: {@code Db} waits again, and does not hold other locks meanwhile. */
  private static final int LOCK_WAIT_SECONDS = 1;

  private static final Pattern IN_URL = Pattern.compile("([?&]" + NAME + "=)");

  /**
   * The driver sends them whenever it connects, also to another host of the URL. What the operator
   * sets in the URL comes after them and counts.
   */
  void apply(BasicDataSource pool) {
    Matcher own = IN_URL.matcher(pool.getUrl());
    if (own.find()) {
      pool.setUrl(own.replaceFirst("$1" + URLEncoder.encode(variables() + ",", UTF_8)));
    } else {
      pool.addConnectionProperty(NAME, variables());
    }
  }

  /**
   * The servers name the limit of a statement differently, so each reads a comment of its own:
   * MariaDB 10.1 and newer the first, MySQL 8 and newer the second. The driver cuts the text at
   * commas, trims the parts and puts SESSION before each; the additions of 0 keep apart the version
   * of a comment and the comma.
   */
  private String variables() {
    long millis = statementTimeout.toMillis();
    return "innodb_lock_wait_timeout="
        + LOCK_WAIT_SECONDS
        + ",lock_wait_timeout="
        + LOCK_WAIT_SECONDS
        + "/*M!100100 +0,max_statement_time="
        + millis / 1000.0
        + "*//*!80000 +0,max_execution_time="
        + millis
        + "*/";
  }
}
