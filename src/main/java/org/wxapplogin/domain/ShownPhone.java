package org.wxapplogin.domain;

import java.util.Optional;

/**
 * The phone number of a user as admins see it.
 *
 * @param ending {@link Phone#ending}; empty if there is a number that cannot be opened
 */
public record ShownPhone(Optional<String> ending) {}
