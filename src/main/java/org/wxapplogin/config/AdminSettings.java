package org.wxapplogin.config;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.wxapplogin.domain.Secret;

/**
 * The admin pages.
 *
 * @param firstName name of the admin that is made if there is none yet
 * @param firstPassword the password of that admin; if empty, no admin is made
 * @param rescue any word. If it has changed since the last start, the admin of that name is given
 *     that password, so that somebody who was locked out can sign in again
 * @param zone the time zone in which the pages show times
 * @param sessionIdle how long an admin stays signed in without use
 * @param sessionAbsolute how long an admin stays signed in at most
 * @param confirmAfter how long after the password was given dangerous actions ask for it again
 * @param secureCookie whether the cookie is sent over https only
 */
public record AdminSettings(
    String firstName,
    Optional<Secret> firstPassword,
    Optional<String> rescue,
    ZoneId zone,
    Duration sessionIdle,
    Duration sessionAbsolute,
    Duration confirmAfter,
    boolean secureCookie,
    TwoStep twoStep) {

  /** When a session that was opened at {@code openedAt} and used at {@code now} expires. */
  public Instant sessionExpiry(Instant now, Instant openedAt) {
    return SessionSettings.expiry(now, sessionIdle, openedAt.plus(sessionAbsolute));
  }
}
