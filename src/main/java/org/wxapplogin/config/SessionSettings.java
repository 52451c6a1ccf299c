package org.wxapplogin.config;

import java.time.Duration;

/**
 * How long the sessions of one mini program live.
 *
 * @param idle how long a token stays valid without use
 * @param absolute how long a login can be kept alive by use
 * @param maxDevices how many devices of a user may be signed in; one more ends the oldest
 * @param rotateAfter the age at which a token is replaced, for clients that can take a next one
 */
public record SessionSettings(
    Duration idle, Duration absolute, int maxDevices, Duration rotateAfter) {}
