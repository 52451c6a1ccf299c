package shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Knows by its signature what the login server has sent (Standard Webhooks). */
class Webhooks {
  private static final long TOLERANCE_SECONDS = 300;

  private final String[] secrets;

  /** Takes one secret, or two while one is being exchanged: {@code whsec_} and base64. */
  Webhooks(String... secrets) {
    this.secrets = secrets;
  }

  /** Whether one of the secrets has signed the body, within the last five minutes. */
  boolean isGenuine(Map<String, String> headers, byte[] body) {
    String sent = headers.getOrDefault("webhook-timestamp", "");
    if (!sent.matches("\\d{1,12}")
        || Math.abs(Instant.now().getEpochSecond() - Long.parseLong(sent)) > TOLERANCE_SECONDS) {
      return false;
    }
    boolean genuine = false;
    for (String secret : secrets) {
      String ours = "v1," + sign(secret, headers.get("webhook-id") + "." + sent + ".", body);
      for (String theirs : headers.getOrDefault("webhook-signature", "").split(" ")) {
        genuine |= MessageDigest.isEqual(ours.getBytes(UTF_8), theirs.getBytes(UTF_8));
      }
    }
    return genuine;
  }

  private static String sign(String secret, String start, byte[] body) {
    try {
      byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(start.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has HmacSHA256
    }
  }
}
