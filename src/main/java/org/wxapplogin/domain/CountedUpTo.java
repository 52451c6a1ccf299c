package org.wxapplogin.domain;

import java.time.Instant;

/**
 * How far the login events are counted.
 *
 * @param countedId the id of the last event that is counted, as are all before it; 0 at first
 * @param headId the id of the newest event at {@code headAt}: the next run may count up to it
 * @param completeAt all events written before this instant are counted; the epoch at first
 */
public record CountedUpTo(long countedId, long headId, Instant headAt, Instant completeAt) {}
