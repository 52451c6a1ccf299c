package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A pushed event about a user that waits for an owner's decision: because it is not proven to be
 * WeChat's, or because it failed again and again.
 *
 * @param id 64 hexadecimal digits
 * @param tries how often it failed
 * @param failure why it failed last; empty if it waits because it is not proven to be WeChat's
 */
public record KeptPush(
    String id,
    PushEvent event,
    long userId,
    Instant receivedAt,
    int tries,
    Optional<String> failure) {}
