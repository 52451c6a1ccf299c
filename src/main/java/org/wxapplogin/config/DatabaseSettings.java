package org.wxapplogin.config;

import java.time.Duration;
import java.util.regex.Pattern;
import org.wxapplogin.domain.Secret;

/**
 * The database and its connections.
 *
 * @param url {@code jdbc:mysql:…}; not used if the container offers a DataSource
 * @param statementTimeout how long one statement may wait for the server's answer
 * @param maxClockOffset how far this machine's clock may be from the database's on a node that is
 *     ready
 * @param migrate whether the server brings the tables up to date at start
 */
public record DatabaseSettings(
    String url,
    String user,
    Secret password,
    int poolSize,
    Duration connectionWait,
    Duration statementTimeout,
    Duration maxClockOffset,
    boolean migrate) {
  /** What comes before the host and the schema, and behind them, where a password may be. */
  private static final Pattern AROUND_PLACE = Pattern.compile("^jdbc:mysql:[^/]*//|[?].*$");

  private static final Pattern ACCOUNT = Pattern.compile("[^,/@]*@");

  /** Where the database is, for people: the hosts and the schema of the URL, and nothing else. */
  public String place() {
    String place = AROUND_PLACE.matcher(url).replaceAll("");
    return place.contains("(") // the hosts are lists of properties, with passwords perhaps
        ? "db.url"
        : ACCOUNT.matcher(place).replaceAll("");
  }
}
