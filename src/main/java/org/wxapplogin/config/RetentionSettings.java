package org.wxapplogin.config;

import java.time.Duration;

/**
 * How long data is kept that is no longer needed.
 *
 * @param loginEvents the age at which a login event is deleted
 * @param userAddresses how long after a user's last login it is forgotten from where it was; zero
 *     for as long as there is the user
 * @param auditAddresses how long after an act it is forgotten from where it was done; zero for ever
 * @param cleanUpEvery how often one of the nodes deletes what is due
 * @param coolingOff how long after its cancellation an account is deleted
 * @param dataLink how long a link works by which a user fetches their data once
 */
public record RetentionSettings(
    Duration loginEvents,
    Duration userAddresses,
    Duration auditAddresses,
    Duration cleanUpEvery,
    Duration coolingOff,
    Duration dataLink) {}
