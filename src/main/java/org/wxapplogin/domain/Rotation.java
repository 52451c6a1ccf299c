package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a token stands in the chain of its family.
 *
 * @param issuedAt when this token came to be
 * @param parent hash of the token this one follows, until this one is first used
 * @param nextSealed the token that follows, sealed, until that one is first used
 * @param supersededAt when the following token was first used
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
