/**
 * {@code bin/fill}: writes millions of invented users and logins into a database, to see the admin
 * console at work on them. Start reading at {@link Fill}, which reads the options, and {@link
 * Filler}, which writes the tables one after the other.
 */
package org.wxapplogin.fill;
