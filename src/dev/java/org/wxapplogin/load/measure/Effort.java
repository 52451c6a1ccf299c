package org.wxapplogin.load.measure;

import java.time.Duration;
import java.util.List;

/**
 * How much is done.
 *
 * @param rounds in which the contenders take turns
 * @param length of a round of one contender
 * @param firstWarmUp of each contender after its start, at least: it goes on while the JVM compiles
 *     what it runs
 * @param warmUp of each contender before the first round of a scenario, at least
 * @param people who log in by turns where these are made beforehand
 * @param sizes numbers of users for the scenario of growth, as {@code bin/fill} takes them
 */
public record Effort(
    int rounds,
    Duration length,
    Duration firstWarmUp,
    Duration warmUp,
    int people,
    List<String> sizes) {}
