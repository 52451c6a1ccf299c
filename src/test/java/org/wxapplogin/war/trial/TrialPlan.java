package org.wxapplogin.war.trial;

import org.wxapplogin.war.load.Load.Pace;

/**
 * How scenarios are tried.
 *
 * @param nodes the database
 * @param scheme how the servers' {@code db.url} begins, such as {@code jdbc:mysql://}
 * @param seed the same seed makes the same choices
 * @param pace of the clients
 * @param slack all times that are promised are multiplied by this: more than 1 on a machine that
 *     may have much else to do
 */
public record TrialPlan(
    DatabaseNodes nodes, String scheme, long seed, int rounds, Pace pace, int slack) {}
