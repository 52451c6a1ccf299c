package org.wxapplogin.config;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.wxapplogin.domain.Secret;

/**
 * The admin pages.
 *
 * @param firstName name of the admin that is made where there is none yet
 * @param firstPassword their password; empty: no admin is made
 * @param rescue a word; a new one gives the admin of that name this password at the next start
 * @param zone in which the pages show times
 * @param sessionIdle how long an admin stays signed in without use
 * @param sessionAbsolute how long in all
 * @param confirmAfter how long after the password was given a dangerous act asks for it again
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
    boolean secureCookie) {}
