package org.wxapplogin.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.StreamSupport;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.wxapplogin.domain.Secret;

/** Against the values WeChat prints in its own pages, and against damage. */
class UserDataCryptoTest {
  private static final SplittableRandom RANDOM = new SplittableRandom(20261121);

  @Test
  void opensWhatWechatEncryptedAndRefusesAKeyThatIsNotTheDatas() throws IOException {
    List<JsonObject> vectors = vectors("encrypted_data");
    assertEquals(3, vectors.size());
    for (JsonObject vector : vectors) {
      Optional<JsonObject> opened =
          UserDataCrypto.decrypt(key(vector), text(vector, "encrypted_data"), text(vector, "iv"));
      assertEquals(
          vector.has("plaintext")
              ? Optional.of(JsonParser.parseString(text(vector, "plaintext")))
              : Optional.empty(),
          opened,
          text(vector, "id"));
    }
  }

  @Test
  void knowsTheSignatureOfRawDataInEitherCase() throws IOException {
    for (JsonObject vector : vectors("raw_data_signature")) {
      String raw = text(vector, "raw_data");
      String signature = text(vector, "signature");
      assertTrue(UserDataCrypto.isSigned(raw, signature, key(vector)));
      assertTrue(UserDataCrypto.isSigned(raw, signature.toUpperCase(Locale.ROOT), key(vector)));
      assertFalse(UserDataCrypto.isSigned(raw + " ", signature, key(vector)));
      assertFalse(UserDataCrypto.isSigned(raw, signature.substring(1), key(vector)));
      assertFalse(UserDataCrypto.isSigned(raw, "", key(vector)));
      assertFalse(UserDataCrypto.isSigned(raw, signature, Secret.of("tiihtNczf5v6AKRyjwEUhQ==")));
    }
  }

  @Test
  void signsWithTheTextOfTheKey() throws IOException {
    for (JsonObject vector : vectors("session_hmac")) {
      String signature = UserDataCrypto.hmac(key(vector), text(vector, "post_data"));
      assertEquals(text(vector, "signature"), signature, text(vector, "id"));
      if (vector.has("wrong_if_key_is_base64_decoded")) {
        assertNotEquals(text(vector, "wrong_if_key_is_base64_decoded"), signature);
      }
    }
  }

  @Test
  void understandsBase64ThatAFormMadeBlanksIn() throws IOException {
    JsonObject vector = vectors("encrypted_data").get(0);
    String broken = text(vector, "encrypted_data").replace('+', ' ');
    assertNotEquals(text(vector, "encrypted_data"), broken);
    assertTrue(UserDataCrypto.decrypt(key(vector), broken, text(vector, "iv")).isPresent());
  }

  @Test
  void understandsABlankThatWasThePlusAtEitherEnd() throws GeneralSecurityException {
    byte[] key = bytes(16);
    int atStart = 0;
    int atEnd = 0;
    while (atStart == 0 || atEnd == 0) {
      byte[] iv = bytes(16);
      String data = base64(encrypt(key, iv, utf8("{\"nickName\":\"安娜, whose data fill 48\"}")));
      if (data.startsWith("+") || data.endsWith("+")) {
        atStart += data.startsWith("+") ? 1 : 0;
        atEnd += data.endsWith("+") ? 1 : 0;
        assertTrue(
            UserDataCrypto.decrypt(
                    Secret.of(base64(key)),
                    data.replace('+', ' '),
                    base64(iv).replace('+', ' ') + "\r\n")
                .isPresent(),
            data);
      }
    }
  }

  /** Only the iv can be bent without a trace, and only within the first 16 characters. */
  @Test
  void aFlippedBitNeverThrowsAndNeverReachesPastTheFirstBlock() throws IOException {
    JsonObject vector = vectors("encrypted_data").get(1);
    byte[] data = Base64.getDecoder().decode(text(vector, "encrypted_data"));
    byte[] iv = Base64.getDecoder().decode(text(vector, "iv"));
    for (int bit = 0; bit < data.length * 8; bit++) {
      assertEquals(
          Optional.empty(),
          UserDataCrypto.decrypt(key(vector), base64(flipped(data, bit)), base64(iv)),
          "bit " + bit);
    }
    for (int bit = 0; bit < iv.length * 8; bit++) {
      UserDataCrypto.decrypt(key(vector), base64(data), base64(flipped(iv, bit)))
          .ifPresent(
              opened -> assertEquals("13580006666", opened.get("purePhoneNumber").getAsString()));
    }
  }

  @Test
  void whatIsNoCiphertextAtAllFailsTheSameWay() throws IOException {
    JsonObject vector = vectors("encrypted_data").get(0);
    String good = text(vector, "encrypted_data");
    String iv = text(vector, "iv");
    for (String data : List.of("", "=", "!!!!", "AAAA", "中文", good.substring(4), good + "AAAA")) {
      assertEquals(Optional.empty(), UserDataCrypto.decrypt(key(vector), data, iv), data);
    }
    for (String start : List.of("", "AAAA", iv + "AAAA", "\u0000")) {
      assertEquals(Optional.empty(), UserDataCrypto.decrypt(key(vector), good, start), start);
    }
    assertEquals(Optional.empty(), UserDataCrypto.decrypt(Secret.of("short"), good, iv));
    assertEquals(Optional.empty(), UserDataCrypto.decrypt(Secret.of("AAAA"), good, iv));
  }

  @Test
  void wellEncryptedNonsenseFailsTheSameWay() throws GeneralSecurityException {
    byte[] key = bytes(16);
    byte[] iv = bytes(16);
    byte[][] nonsense = {
      {},
      {(byte) 0xff, (byte) 0xfe},
      utf8("null"),
      utf8("[1]"),
      utf8("{\"a\":1} x"),
      utf8("{a:1}"),
      utf8("{\"a\":"),
      utf8("1"),
      utf8("\"text\"")
    };
    for (byte[] clear : nonsense) {
      assertEquals(
          Optional.empty(),
          UserDataCrypto.decrypt(
              Secret.of(base64(key)), base64(encrypt(key, iv, clear)), base64(iv)),
          new String(clear, UTF_8));
    }
  }

  @Test
  void aHundredThousandProfilesComeBackAsTheyWere() throws GeneralSecurityException {
    for (int i = 0; i < 100_000; i++) {
      JsonObject profile = new JsonObject();
      profile.addProperty("nickName", nickName());
      profile.addProperty("gender", RANDOM.nextInt(3));
      profile.addProperty("city", nickName());
      byte[] key = bytes(16);
      byte[] iv = bytes(16);
      String data = base64(encrypt(key, iv, utf8(profile.toString())));
      assertEquals(
          Optional.of(profile), UserDataCrypto.decrypt(Secret.of(base64(key)), data, base64(iv)));
    }
  }

  private static String nickName() {
    int[] points = new int[RANDOM.nextInt(40)];
    for (int i = 0; i < points.length; i++) {
      points[i] =
          switch (RANDOM.nextInt(4)) {
            case 0 -> 0x4e00 + RANDOM.nextInt(0x5000);
            case 1 -> 0x1f300 + RANDOM.nextInt(0x300);
            case 2 -> RANDOM.nextInt(0x80);
            default -> 0xa0 + RANDOM.nextInt(0x1000);
          };
    }
    return new String(points, 0, points.length);
  }

  private static byte[] encrypt(byte[] key, byte[] iv, byte[] clear)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
    return cipher.doFinal(clear);
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    byte[] copy = bytes.clone();
    copy[bit / 8] ^= (byte) (1 << bit % 8);
    return copy;
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static Secret key(JsonObject vector) {
    return Secret.of(text(vector, "session_key"));
  }

  private static String text(JsonObject vector, String name) {
    return vector.get(name).getAsString();
  }

  private static List<JsonObject> vectors(String kind) throws IOException {
    try (Reader in =
        new InputStreamReader(
            UserDataCryptoTest.class.getResourceAsStream("/wechat/user-data-vectors.json"),
            UTF_8)) {
      return StreamSupport.stream(
              JsonParser.parseReader(in).getAsJsonObject().getAsJsonArray(kind).spliterator(),
              false)
          .map(element -> element.getAsJsonObject())
          .toList();
    }
  }
}
