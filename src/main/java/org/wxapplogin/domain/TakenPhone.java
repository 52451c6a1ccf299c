package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A phone number that an admin took from a user and that can still be given back.
 *
 * @param userId who had it
 * @param sealed the number, encrypted; {@code Phones} opens it
 * @param toUser who was given it; empty if nobody was
 * @param until how long it can be given back
 */
public record TakenPhone(long userId, byte[] sealed, Optional<Long> toUser, Instant until) {}
