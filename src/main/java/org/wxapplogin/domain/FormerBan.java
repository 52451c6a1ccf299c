package org.wxapplogin.domain;

import java.time.Instant;

/**
 * A ban that was lifted or changed by hand.
 *
 * @param replacedAt when, which tells it from other bans of the user
 */
public record FormerBan(Ban ban, Instant replacedAt) {}
