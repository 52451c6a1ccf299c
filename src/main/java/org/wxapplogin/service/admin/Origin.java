package org.wxapplogin.service.admin;

import org.wxapplogin.domain.ClientAddress;

/**
 * Where an attempt to sign in comes from.
 *
 * @param browser what the browser calls itself; any text
 * @param known the cookie of {@link KnownBrowsers}; any text, empty if there is none
 */
public record Origin(ClientAddress ip, String browser, String known) {}
