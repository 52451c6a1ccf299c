package org.wxapplogin.domain;

import java.util.Optional;

/**
 * That a user belongs to a person.
 *
 * @param person 32 characters of hex
 */
public record PersonLink(String person, Optional<PersonDoubt> doubt) {}
