/**
 * The command {@code bin/faults}: servers and databases are killed, stopped, paused and cut off
 * while clients log in, and what is promised of that is checked. A {@link
 * org.wxapplogin.war.faults.Scenario} is a class of its own and a line in {@link
 * org.wxapplogin.war.faults.Scenarios}; what it can use is in {@link
 * org.wxapplogin.war.trial.Trial}.
 */
package org.wxapplogin.war.faults;
