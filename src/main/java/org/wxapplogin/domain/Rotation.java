package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * The place of a token in the chain of tokens that replace each other.
 *
 * @param issuedAt when this token was handed out, to the second
 * @param firstUsedAt when it was first used; a login's token counts as used by the login
 * @param parent the token that this one follows; empty for a login's
 * @param settled whether no other token that follows the same one can be used any more without
 *     being taken for stolen; true for a login's token, which follows none
 * @param supersededAt when a token was first used that replaces this one, so that this one is valid
 *     for a short time only; empty for the newest, and for those that follow the same one as it
 *     until one of them is settled
 */
public record Rotation(
    Instant issuedAt,
    Instant firstUsedAt,
    Optional<TokenHash> parent,
    boolean settled,
    Optional<Instant> supersededAt) {

  /** The token that a login hands out. */
  public static Rotation ofLogin(Instant now) {
    return new Rotation(now, now, Optional.empty(), true, Optional.empty());
  }

  /** A token that follows another one, at its first use. */
  public static Rotation following(TokenHash parent, Instant issuedAt, Instant now) {
    return new Rotation(issuedAt, now, Optional.of(parent), false, Optional.empty());
  }
}
