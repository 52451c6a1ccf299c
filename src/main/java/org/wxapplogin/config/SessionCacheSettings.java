package org.wxapplogin.config;

import java.time.Duration;

/**
 * What a node keeps of sessions in memory, and how it learns what to forget.
 *
 * @param size how many sessions are kept at most
 * @param life how long one is judged from memory before it is read again
 * @param pollEvery how often a node asks what it must forget; well under a second, because a ban is
 *     promised to hold within one
 * @param offlineGrace how long sessions in memory stay valid while the database cannot be reached
 * @param touchEvery how often it is written to the database that a session was used
 * @param rotationGrace how long a replaced token is still accepted, for requests under way
 */
public record SessionCacheSettings(
    int size,
    Duration life,
    Duration pollEvery,
    Duration offlineGrace,
    Duration touchEvery,
    Duration rotationGrace) {}
