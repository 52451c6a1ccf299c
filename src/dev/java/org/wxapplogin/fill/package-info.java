/**
 * {@code bin/fill}: invents millions of users and their logins, to see the console at work on them.
 */
package org.wxapplogin.fill;
