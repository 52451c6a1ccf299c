package org.wxapplogin.config;

import java.time.Duration;

/**
 * What backends are told of users.
 *
 * @param signIns whether each login is an event, too
 * @param kept the age at which an event is deleted
 */
public record EventSettings(boolean signIns, Duration kept) {}
