package org.wxapplogin.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class KeyedHashTest {
  private static final byte[] OLD = "a key of thirty-two bytes, old..".getBytes(UTF_8);
  private static final byte[] NEW = "a key of thirty-two bytes, new..".getBytes(UTF_8);

  private final KeyedHash hashes = new KeyedHash(newFirst());

  @Test
  void isTheHmacOfPurposeAndValueAlsoTheSecondTime() {
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(hmac(NEW, "purpose\0value"), hashes.hash("purpose", "value"));
      assertArrayEquals(hmac(OLD, "purpose\0value"), hashes.hashes("purpose", "value").get(1));
    }
  }

  @Test
  void manyThreadsGetTheHashesOfTheirOwnValues() {
    long right =
        IntStream.range(0, 20_000)
            .parallel()
            .filter(i -> Arrays.equals(hmac(NEW, "p\0" + i), hashes.hash("p", Integer.toString(i))))
            .count();

    assertEquals(20_000, right);
  }

  @Test
  void recognisesWhatAnOlderKeyMade() {
    byte[] old = new KeyedHash(Map.of("k1", OLD)).fingerprint("purpose", "value");

    assertTrue(hashes.isFingerprint(old, "purpose", "value"));
    assertFalse(hashes.isFingerprint(old, "purpose", "another"));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, byte[]> newFirst() {
    Map<String, byte[]> keys = new LinkedHashMap<>();
    keys.put("k2", NEW);
    keys.put("k1", OLD);
    return keys;
  }
}
