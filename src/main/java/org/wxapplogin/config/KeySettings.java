package org.wxapplogin.config;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wxapplogin.domain.Secret;

/**
 * The server's own keys, each of 32 bytes in base64.
 *
 * @param sealing by name, in order: the first seals new values, all open old ones
 * @param lookup for the keyed hashes by which sealed values are found; must never change
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
