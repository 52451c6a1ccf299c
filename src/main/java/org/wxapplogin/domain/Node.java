package org.wxapplogin.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * A running server, one of those that share the database.
 *
 * @param id random, new at each start
 * @param startedAt by its own clock
 * @param seenAt when it last reported that it is alive, by the database's clock
 * @param behind how far its clock was behind the database's at that time; negative if ahead
 */
public record Node(
    String id, String host, String version, Instant startedAt, Instant seenAt, Duration behind) {}
