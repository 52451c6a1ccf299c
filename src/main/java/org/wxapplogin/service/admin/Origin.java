package org.wxapplogin.service.admin;

/**
 * Where somebody tries to sign in from.
 *
 * @param browser what it calls itself; any text
 * @param known the cookie of a browser that was signed in before; any text, empty for none
 */
public record Origin(String ip, String browser, String known) {}
