package org.wxapplogin.config;

import java.time.Duration;
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
    boolean migrate) {}
