package org.wxapplogin.service.admin;

/**
 * Where an attempt to sign in comes from.
 *
 * @param browser what the browser calls itself; any text
 * @param known the cookie of {@link KnownBrowsers}; any text, empty if there is none
 */
public record Origin(String ip, String browser, String known) {}
