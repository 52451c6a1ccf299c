package org.wxapplogin.service.admin;

import java.time.Clock;
import java.util.OptionalLong;
import org.wxapplogin.crypto.Sealer;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.crypto.Totp;
import org.wxapplogin.domain.Secret;

/**
 * The secrets of authenticator apps (RFC 6238). Each is sealed for its admin's row and does not
 * open in another. Thread-safe.
 */
public final class TotpSecrets {
  private final Sealer sealer;
  private final Tokens tokens;
  private final Clock clock;

  public TotpSecrets(Sealer sealer, Tokens tokens, Clock clock) {
    this.sealer = sealer;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** A new secret, sealed. */
  byte[] make(long adminId) {
    return sealer.seal(Totp.base32(tokens.newTotpSecret()).reveal(), row(adminId));
  }

  /** The secret in base32, as authenticator apps take it. */
  Secret open(long adminId, byte[] sealed) {
    return Secret.of(sealer.open(sealed, row(adminId)));
  }

  /** The same secret, sealed with the newest key. */
  byte[] resealed(long adminId, byte[] sealed) {
    return sealer.seal(open(adminId, sealed).reveal(), row(adminId));
  }

  /**
   * The time step of this code, if it is valid now and later than {@code last}.
   *
   * @param code as it was typed; blanks in it are ignored
   */
  OptionalLong step(long adminId, byte[] sealed, String code, long last) {
    byte[] secret = Totp.fromBase32(open(adminId, sealed));
    return Totp.accept(secret, code.replaceAll("\\s", ""), clock.instant(), last);
  }

  private static String row(long adminId) {
    return "admins/" + adminId + "/totp";
  }
}
