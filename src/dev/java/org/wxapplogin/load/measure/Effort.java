package org.wxapplogin.load.measure;

import java.time.Duration;

/**
 * How much is done.
 *
 * @param rounds in which the contenders take turns
 * @param length of a round of one contender
 * @param warmUp of each contender before the first round
 * @param people who log in by turns where these are made beforehand
 */
public record Effort(int rounds, Duration length, Duration warmUp, int people) {}
