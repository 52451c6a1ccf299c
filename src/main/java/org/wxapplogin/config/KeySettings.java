package org.wxapplogin.config;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wxapplogin.domain.Secret;

/**
 * Keys of the server's own, 32 bytes each in base64.
 *
 * @param sealing by name, in order: the first seals, all open
 * @param lookup for the keyed hashes by which sealed values are found; never changes
 */
public record KeySettings(Map<String, Secret> sealing, Secret lookup) {

  /** The sealing keys as bytes, in the same order. */
  public Map<String, byte[]> sealingBytes() {
    Map<String, byte[]> decoded = new LinkedHashMap<>();
    sealing.forEach((name, key) -> decoded.put(name, bytes(key)));
    return decoded;
  }

  public byte[] lookupBytes() {
    return bytes(lookup);
  }

  private static byte[] bytes(Secret key) {
    return Base64.getDecoder().decode(key.reveal());
  }
}
