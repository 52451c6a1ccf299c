/**
 * The command {@code bin/drill}: what an operator does on purpose, such as a restore or an upgrade,
 * as the documents say, under load, and what came of it counted.
 */
package org.wxapplogin.war.drills;
