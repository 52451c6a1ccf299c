package org.wxapplogin.crypto;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.TokenHash;

/**
 * Makes tokens that follow another token, and recognises them. Such a token is stored nowhere until
 * it is used, so any number of them can be handed out: it holds the beginning of the hash of the
 * token it follows, the time at which it was made, random bytes that make it different from its
 * siblings, and a keyed hash of these. Nobody can make one without the server's key. Thread-safe.
 */
public final class NextTokens {
  private static final int PREFIX_BYTES = 8; // enough to find one among some billions of tokens
  private static final int RANDOM_BYTES = 4;
  private static final int NAMED_BYTES = PREFIX_BYTES + Integer.BYTES + RANDOM_BYTES;
  private static final int TOKEN_BYTES = 32;
  private static final String PURPOSE = "sessions/next";

  private final KeyedHash hashes;
  private final RandomBytes random;

  public NextTokens(KeyedHash hashes, SecureRandom random) {
    this.hashes = hashes;
    this.random = new RandomBytes(random);
  }

  /**
   * What a next token says of itself.
   *
   * @param prefix the first bytes of the hash of the token that it follows
   * @param issuedAt when it was made, to the second
   */
  public record Offer(byte[] prefix, Instant issuedAt) {}

  /** A token that may follow the token with this hash, different at each call. */
  public Secret following(TokenHash before, Instant now) {
    byte[] named =
        ByteBuffer.allocate(NAMED_BYTES)
            .put(before.bytes(), 0, PREFIX_BYTES)
            .putInt((int) now.getEpochSecond()) // unsigned: good until the year 2106
            .put(random.next(RANDOM_BYTES))
            .array();
    return Secret.of(
        encode(
            ByteBuffer.allocate(TOKEN_BYTES)
                .put(named)
                .put(hashes.fingerprint(PURPOSE, name(named)))
                .array()));
  }

  /**
   * Reads a next token.
   *
   * @param text anything
   * @return empty if this server did not make it to follow another token
   */
  public Optional<Offer> read(String text) {
    if (!Tokens.hasShape(text)) {
      return Optional.empty();
    }
    byte[] token = Base64.getUrlDecoder().decode(text);
    byte[] named = Arrays.copyOf(token, NAMED_BYTES);
    byte[] proof = Arrays.copyOfRange(token, NAMED_BYTES, TOKEN_BYTES);
    if (!hashes.isFingerprint(proof, PURPOSE, name(named)) || !encode(token).equals(text)) {
      return Optional.empty(); // another spelling of the same bytes would count as another token
    }
    long second = Integer.toUnsignedLong(ByteBuffer.wrap(named).getInt(PREFIX_BYTES));
    return Optional.of(
        new Offer(Arrays.copyOf(named, PREFIX_BYTES), Instant.ofEpochSecond(second)));
  }

  private static String encode(byte[] token) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  private static String name(byte[] named) {
    return HexFormat.of().formatHex(named);
  }
}
