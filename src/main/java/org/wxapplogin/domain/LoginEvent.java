package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * One attempt to log in.
 *
 * @param userId empty if WeChat did not say who it was
 * @param device the device's name as the client sent it; may be empty
 */
public record LoginEvent(
    Instant at,
    String appid,
    Optional<Long> userId,
    LoginOutcome outcome,
    String ip,
    String device) {}
