package org.wxapplogin.config;

import java.time.Duration;

/**
 * What a node keeps of sessions in memory, and how it is told to forget.
 *
 * @param size the most sessions kept
 * @param life how long one is judged from memory before it is read again
 * @param pollEvery how often a node asks what it must forget; well under a second, which is the
 *     promise
 * @param offlineGrace how long sessions in memory stay good when the database cannot be reached
 * @param touchEvery how often a session's use is written down
 * @param rotationGrace how long a replaced token is still taken, for requests under way
 */
public record SessionCacheSettings(
    int size,
    Duration life,
    Duration pollEvery,
    Duration offlineGrace,
    Duration touchEvery,
    Duration rotationGrace) {}
