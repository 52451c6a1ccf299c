package org.wxapplogin.config;

import java.time.Duration;

/**
 * How long data is kept that is no longer needed.
 *
 * @param loginEvents the age at which a login event is deleted
 * @param cleanUpEvery how often one of the nodes deletes what is due
 * @param coolingOff how long after its cancellation an account is deleted
 */
public record RetentionSettings(Duration loginEvents, Duration cleanUpEvery, Duration coolingOff) {}
