package org.wxapplogin.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.wxapplogin.domain.Secret;

class SealerTest {
  private static final byte[] OLD = "a key of thirty-two bytes, old..".getBytes(UTF_8);
  private static final byte[] NEW = "a key of thirty-two bytes, new..".getBytes(UTF_8);

  private final Sealer before = new Sealer(Map.of("k1", OLD), new SecureRandom());
  private final Sealer sealer = new Sealer(newFirst(), new SecureRandom());

  @Test
  void manyThreadsSealAndOpenUnderTwoKeysAndNoNonceComesTwice() {
    Set<String> nonces = ConcurrentHashMap.newKeySet();

    long opened =
        IntStream.range(0, 20_000)
            .parallel()
            .filter(
                i -> {
                  String clear = "key of " + i;
                  byte[] sealed = (i % 2 == 0 ? before : sealer).seal(Secret.of(clear), "row/" + i);
                  nonces.add(Base64.getEncoder().encodeToString(Arrays.copyOfRange(sealed, 3, 15)));
                  return opened(sealed, "row/" + i).equals(Optional.of(clear));
                })
            .count();

    assertEquals(20_000, opened);
    assertEquals(20_000, nonces.size());
  }

  @Test
  void opensWhatIsRightAfterSomethingDamagedOrOfAnotherRow() {
    byte[] sealed = sealer.seal(Secret.of("clear"), "row/1");
    byte[] damaged = sealed.clone();
    damaged[damaged.length - 1] ^= 1;

    assertEquals(Optional.empty(), opened(damaged, "row/1"));
    assertEquals(Optional.empty(), opened(sealed, "row/2"));
    assertEquals(Optional.of("clear"), opened(sealed, "row/1"));
  }

  @Test
  void sealsInTheFormThatIsInTheDatabase() throws Exception {
    byte[] sealed = sealer.seal(Secret.of("clear"), "row/1");

    assertEquals("\2k2", new String(sealed, 0, 3, UTF_8));
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(NEW, "AES"),
        new GCMParameterSpec(128, sealed, 3, 12));
    cipher.updateAAD("row/1".getBytes(UTF_8));
    assertEquals("clear", new String(cipher.doFinal(sealed, 15, sealed.length - 15), UTF_8));
  }

  private Optional<String> opened(byte[] sealed, String row) {
    return sealer.open(sealed, row).map(Secret::reveal);
  }

  private static Map<String, byte[]> newFirst() {
    Map<String, byte[]> keys = new LinkedHashMap<>();
    keys.put("k2", NEW);
    keys.put("k1", OLD);
    return keys;
  }
}
