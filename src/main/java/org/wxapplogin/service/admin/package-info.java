/**
 * The admins themselves: signing in, the second step, sessions, passwords, and what owners do to
 * other admins. Start reading at {@link AdminSignIn}.
 */
package org.wxapplogin.service.admin;
