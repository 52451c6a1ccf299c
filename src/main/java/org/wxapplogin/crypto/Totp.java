package org.wxapplogin.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import org.wxapplogin.domain.Secret;

/**
 * The codes of authenticator apps (TOTP, RFC 6238), with SHA-1, six digits and steps of 30 seconds:
 * the only parameters that every app knows.
 */
public final class Totp {
  /** As long as the hash, as RFC 4226 recommends. */
  public static final int SECRET_BYTES = 20;

  public static final int DIGITS = 6;

  private static final int STEP_SECONDS = 30;
  private static final int MODULUS = 1_000_000;

  /**
   * How many steps a code may be off: a phone's clock may differ, or the code change while typed.
   */
  private static final int WINDOW = 1;

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Totp() {}

  /** The code of one step of 30 seconds since 1970. */
  public static String code(byte[] secret, long step) {
    byte[] hash = Hmac.sha1(secret).of(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = hash[hash.length - 1] & 0xf;
    int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
    return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % MODULUS);
  }

  /** The step an instant lies in. */
  public static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
  }

  /**
   * The step whose code {@code given} is, if that step is about now and later than {@code last}.
   *
   * @param given any text
   * @param last the step accepted last; a caller that keeps it accepts no code twice
   */
  public static OptionalLong accept(byte[] secret, String given, Instant now, long last) {
    OptionalLong accepted = OptionalLong.empty();
    for (long step = step(now) - WINDOW; step <= step(now) + WINDOW; step++) {
      boolean same =
          MessageDigest.isEqual(code(secret, step).getBytes(US_ASCII), given.getBytes(US_ASCII));
      if (same && step > last) {
        accepted = OptionalLong.of(step);
      }
    }
    return accepted;
  }

  /** Base32 (RFC 4648) without padding, in which people type the secret into their app. */
  public static Secret base32(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte b : bytes) {
      buffer = buffer << 8 | b & 0xff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(BASE32.charAt(buffer >> bits & 31));
      }
      buffer &= (1 << bits) - 1;
    }
    if (bits > 0) {
      text.append(BASE32.charAt(buffer << 5 - bits & 31));
    }
    return Secret.of(text.toString());
  }

  /**
   * The bytes of which {@link #base32} made {@code text}.
   *
   * @throws IllegalArgumentException if it is no base32
   */
  public static byte[] fromBase32(Secret text) {
    ByteBuffer bytes = ByteBuffer.allocate(text.reveal().length() * 5 / 8);
    int buffer = 0;
    int bits = 0;
    for (char character : text.reveal().toCharArray()) {
      int value = BASE32.indexOf(character);
      if (value < 0) {
        throw new IllegalArgumentException("not base32");
      }
      buffer = buffer << 5 | value;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.put((byte) (buffer >> bits));
        buffer &= (1 << bits) - 1;
      }
    }
    return bytes.array();
  }
}
