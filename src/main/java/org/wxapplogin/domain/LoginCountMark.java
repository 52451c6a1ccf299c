package org.wxapplogin.domain;

import java.time.Instant;

/**
 * How far the login events are counted.
 *
 * @param countedId every event up to this one is
 * @param headId the last event there was at {@code headAt}
 * @param completeAt every event written before is counted; the epoch at first
 */
public record LoginCountMark(long countedId, long headId, Instant headAt, Instant completeAt) {}
