package org.wxapplogin.domain;

import java.time.Instant;

/**
 * How many logins of an app ended with an outcome within an hour or a day.
 *
 * @param at when the hour or day begins
 */
public record LoginCount(Instant at, String appid, LoginOutcome outcome, long events) {}
