package org.wxapplogin.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wxapplogin.crypto.PushCipher.Opened;
import org.wxapplogin.domain.Secret;

/** Against the values WeChat prints in its own pages, and against damage. */
class PushCipherTest {

  @Test
  void knowsWhatWechatSigned() throws IOException {
    int plain = 0;
    int encrypted = 0;
    for (JsonObject vector : vectors()) {
      if (vector.has("signature")) {
        plain++;
        assertSigned(
            vector, "signature", List.of(text(vector, "timestamp"), text(vector, "nonce")));
      }
      if (vector.has("msg_signature")) {
        encrypted++;
        assertSigned(
            vector,
            "msg_signature",
            List.of(text(vector, "timestamp"), text(vector, "nonce"), text(vector, "encrypt")));
      }
    }
    assertEquals(4, plain);
    assertEquals(7, encrypted);
  }

  @Test
  void opensWhatWechatEncrypted() throws IOException {
    int opened = 0;
    for (JsonObject vector : vectors()) {
      if (vector.has("encrypt")) {
        opened++;
        JsonObject clear = vector.getAsJsonObject("decrypted");
        Opened expected =
            clear == null
                ? new Opened(text(vector, "plaintext"), text(vector, "appid"))
                : new Opened(text(clear, "msg"), text(clear, "appid"));
        assertEquals(Optional.of(expected), PushCipher.open(key(vector), text(vector, "encrypt")));
      }
    }
    assertEquals(9, opened);
  }

  @Test
  void whatDoesNotOpenIsEmptyForWhateverReason() throws IOException {
    JsonObject vector = vectors().stream().filter(v -> v.has("encrypt")).findFirst().orElseThrow();
    String good = text(vector, "encrypt");
    for (String bad : List.of("", "=", "AAAA", "中文", good.substring(4), good + "AAAA")) {
      assertEquals(Optional.empty(), PushCipher.open(key(vector), bad), bad);
    }
    assertEquals(Optional.empty(), PushCipher.open(Secret.of("short"), good));

    byte[] bytes = Base64.getDecoder().decode(good);
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] damaged = bytes.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      PushCipher.open(key(vector), Base64.getEncoder().encodeToString(damaged)); // throws nothing
    }
  }

  private static void assertSigned(JsonObject vector, String name, List<String> texts) {
    String signature = text(vector, name);
    Secret token = Secret.of(text(vector, "token"));
    assertTrue(PushCipher.isSigned(signature, token, texts), text(vector, "id"));
    assertFalse(PushCipher.isSigned(signature, Secret.of("another"), texts));
    assertFalse(PushCipher.isSigned("", token, texts));
    List<String> more = new ArrayList<>(texts);
    more.add("x");
    assertFalse(PushCipher.isSigned(signature, token, more));
  }

  private static Secret key(JsonObject vector) {
    return Secret.of(text(vector, "encoding_aes_key"));
  }

  private static String text(JsonObject vector, String name) {
    return vector.get(name).getAsString();
  }

  private static List<JsonObject> vectors() throws IOException {
    try (Reader in =
        new InputStreamReader(
            PushCipherTest.class.getResourceAsStream("/wechat/push-vectors.json"), UTF_8)) {
      List<JsonObject> vectors = new ArrayList<>();
      for (JsonElement element : JsonParser.parseReader(in).getAsJsonArray()) {
        vectors.add(element.getAsJsonObject());
      }
      return vectors;
    }
  }
}
