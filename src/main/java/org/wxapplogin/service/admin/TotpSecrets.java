package org.wxapplogin.service.admin;

import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.crypto.Totp;
import org.wxapplogin.domain.SealedKind;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.keys.SealedValues;

/**
 * The secrets of authenticator apps (RFC 6238). Each is sealed for its admin's row and does not
 * open in another. Thread-safe.
 */
public final class TotpSecrets {
  private final SealedValues values;
  private final Tokens tokens;
  private final Clock clock;

  public TotpSecrets(SealedValues values, Tokens tokens, Clock clock) {
    this.values = values;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** A new secret, sealed. */
  byte[] make(long adminId) {
    return seal(adminId, Totp.base32(tokens.newTotpSecret()));
  }

  byte[] seal(long adminId, Secret secret) {
    return values.seal(SealedKind.TOTP_SECRET, Long.toString(adminId), secret);
  }

  /** The secret in base32, as authenticator apps take it; empty if it cannot be opened. */
  Optional<Secret> open(long adminId, byte[] sealed) {
    return values.open(SealedKind.TOTP_SECRET, Long.toString(adminId), sealed);
  }

  /**
   * The time step of this code, if it is valid now and later than {@code last}.
   *
   * @param code as it was typed; blanks in it are ignored
   */
  OptionalLong step(Secret secret, String code, long last) {
    return Totp.accept(Totp.fromBase32(secret), code.replaceAll("\\s", ""), clock.instant(), last);
  }
}
