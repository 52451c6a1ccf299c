package org.wxapplogin.service.keys;

import java.util.Arrays;
import java.util.List;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.SealedKind;
import org.wxapplogin.domain.Secret;

/**
 * The keyed hashes that are stored beside sealed values: of a phone number, by which its owners are
 * found, and of its last four digits; of a session_key, by which it is known again. Each is made
 * under every lookup key, because what is stored may still be under an older one. Thread-safe.
 */
public final class LookupHashes {
  /** Enough to tell ten thousand values apart. */
  private static final int END_BYTES = 8;

  private final KeyedHash hashes;

  public LookupHashes(KeyedHash hashes) {
    this.hashes = hashes;
  }

  /** Under each lookup key the hash of a phone number, 32 bytes; the one to store first. */
  public List<byte[]> ofPhone(Phone phone) {
    return hashes.hashes("phone", phone.e164());
  }

  /**
   * Under each lookup key the hash of the last four digits of phone numbers, 8 bytes; the one to
   * store first.
   */
  public List<byte[]> ofPhoneEnd(String digits) {
    return hashes.hashes("phone-end", digits).stream()
        .map(hash -> Arrays.copyOf(hash, END_BYTES))
        .toList();
  }

  /** Under each lookup key the mark of a user's session_key, 16 bytes; the one to store first. */
  public List<byte[]> ofSessionKey(String owner, Secret key) {
    return hashes.fingerprints(SealedKind.SESSION_KEY.row(owner), key.reveal());
  }

  /**
   * The hashes stored beside this value, of each column the one to store first; none if its kind
   * has none.
   */
  List<List<byte[]>> of(SealedKind kind, String owner, Secret clear) {
    return switch (kind) {
      case PHONE -> Phone.ofStored(clear.reveal()).map(this::allOfPhone).orElse(List.of());
      case SESSION_KEY -> List.of(ofSessionKey(owner, clear));
      default -> List.of();
    };
  }

  private List<List<byte[]>> allOfPhone(Phone phone) {
    return List.of(ofPhone(phone), phone.lastFour().map(this::ofPhoneEnd).orElse(List.of()));
  }

  /** The names of the lookup keys, in the same order. */
  List<String> names() {
    return hashes.names();
  }
}
