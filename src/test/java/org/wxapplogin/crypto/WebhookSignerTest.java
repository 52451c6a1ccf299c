package org.wxapplogin.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The vector that the libraries of the Standard Webhooks specification are tested with. */
class WebhookSignerTest {
  private static final byte[] KEY = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final long SECONDS = 1_614_265_330;
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);

  @Test
  void signsAsTheSpecificationHasIt() {
    assertEquals(SIGNATURE, new WebhookSigner(List.of(KEY)).sign(ID, SECONDS, BODY));
  }

  @Test
  void twoKeysMakeTwoSignatures() {
    byte[] other = new byte[32];
    String alone = new WebhookSigner(List.of(other)).sign(ID, SECONDS, BODY);
    assertEquals(
        alone + " " + SIGNATURE, new WebhookSigner(List.of(other, KEY)).sign(ID, SECONDS, BODY));
  }
}
