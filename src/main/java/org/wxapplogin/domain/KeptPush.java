package org.wxapplogin.domain;

import java.time.Instant;

/**
 * A pushed event about a user that is not proven to be WeChat's and waits for an owner's decision.
 *
 * @param id 64 hexadecimal digits
 */
public record KeptPush(String id, PushEvent event, long userId, Instant receivedAt) {}
