package org.wxapplogin.config;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wxapplogin.domain.Secret;

/**
 * The server's own keys, each of 32 bytes in base64.
 *
 * @param sealing by name, in order: the first seals new values, all open old ones
 * @param lookup for the keyed hashes by which sealed values are found; by name, in order: the first
 *     makes new hashes, all are looked for. One may have the empty name
 */
public record KeySettings(Map<String, Secret> sealing, Map<String, Secret> lookup) {

  /** The sealing keys as bytes, in the same order. */
  public Map<String, byte[]> sealingBytes() {
    return bytes(sealing);
  }

  /** The lookup keys as bytes, in the same order. */
  public Map<String, byte[]> lookupBytes() {
    return bytes(lookup);
  }

  private static Map<String, byte[]> bytes(Map<String, Secret> keys) {
    Map<String, byte[]> decoded = new LinkedHashMap<>();
    keys.forEach((name, key) -> decoded.put(name, Base64.getDecoder().decode(key.reveal())));
    return decoded;
  }
}
