package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * The place of a token in the chain of tokens that replace each other.
 *
 * @param issuedAt when this token was made
 * @param parent the hash of the token before this one, until this one is first used
 * @param nextSealed the token after this one, sealed, until that one is first used
 * @param supersededAt when the token after this one was first used
 */
public record Rotation(
    Instant issuedAt,
    Optional<TokenHash> parent,
    Optional<byte[]> nextSealed,
    Optional<Instant> supersededAt) {

  /** The first token of a family. */
  public static Rotation first(Instant issuedAt) {
    return new Rotation(issuedAt, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
