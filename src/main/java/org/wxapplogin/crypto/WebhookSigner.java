package org.wxapplogin.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Signs webhooks as the Standard Webhooks specification (1.0.0) has it: HMAC-SHA256 over id, time
 * and body. Thread-safe.
 */
public final class WebhookSigner {
  private final List<Hmac> keys;

  /**
   * @param keys at least one; each makes a signature, so that a receiver can change from one to
   *     another in its own time
   */
  public WebhookSigner(List<byte[]> keys) {
    this.keys = keys.stream().map(Hmac::sha256).toList();
  }

  /**
   * The value of the header webhook-signature: a signature for each key, in their order.
   *
   * @param id of the event; must have no full stop
   * @param seconds of the call since 1970
   */
  public String sign(String id, long seconds, byte[] body) {
    byte[] head = (id + "." + seconds + ".").getBytes(US_ASCII);
    return keys.stream()
        .map(key -> "v1," + Base64.getEncoder().encodeToString(key.of(head, body)))
        .collect(Collectors.joining(" "));
  }
}
