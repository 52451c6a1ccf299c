package org.wxapplogin.config;

import java.time.Duration;

/**
 * The life of the sessions of one mini program.
 *
 * @param idle how long a token stays good without use
 * @param absolute how long a sign-in can be kept alive by use
 * @param maxDevices how many devices of a user may be signed in; the oldest is ended for one more
 * @param rotateAfter from what age on a token is replaced, for clients that can
 */
public record SessionSettings(
    Duration idle, Duration absolute, int maxDevices, Duration rotateAfter) {}
