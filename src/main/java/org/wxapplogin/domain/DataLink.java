package org.wxapplogin.domain;

import java.time.Instant;

/**
 * A link by which a user fetches their personal data once.
 *
 * @param by the name of the admin who made it
 */
public record DataLink(long userId, Instant at, Instant until, String by) {}
