package org.wxapplogin.domain;

import java.util.Optional;

/**
 * A phone number as it is stored in the row of its user.
 *
 * @param sealed for this user
 * @param hash the keyed hash by which the number is found
 * @param end the keyed hash of its last four digits; empty if it is too short for one
 */
public record StoredPhone(byte[] sealed, byte[] hash, Optional<byte[]> end) {}
