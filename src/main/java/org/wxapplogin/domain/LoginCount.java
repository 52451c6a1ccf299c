package org.wxapplogin.domain;

import java.time.Instant;

/**
 * How many attempts to log in to an app ended so within an hour or a day.
 *
 * @param at when the hour or day begins
 */
public record LoginCount(Instant at, String appid, LoginOutcome outcome, long events) {}
