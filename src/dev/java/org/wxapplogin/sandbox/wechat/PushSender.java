package org.wxapplogin.sandbox.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Pushes signed events to the application. Like {@link UserDataMaker} it shares no code with the
 * server.
 */
public final class PushSender {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
  private static final Duration PATIENCE = Duration.ofSeconds(5); // as WeChat
  private static final int BLOCK = 32;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final Clock clock;
  private final RandomGenerator random;
  private volatile URI application;

  PushSender(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * An event to push.
   *
   * @param fields those that not every event has
   * @param safe whether it is encrypted
   * @param xml whether it is XML and not JSON
   */
  public record Push(String appid, String event, JsonObject fields, boolean safe, boolean xml) {}

  /** What the application answered. */
  public record Answer(int status, String body) {}

  void pushTo(URI application) {
    this.application = application;
  }

  Answer send(Push push) {
    if (application == null) {
      throw new BadInputException("no application is there to push to");
    }
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    String nonce = Integer.toString(random.nextInt(100_000_000, 1_000_000_000));
    String token = FakeWechat.PUSH_TOKEN;
    String query =
        "?signature="
            + sign(token, timestamp, nonce)
            + "&timestamp="
            + timestamp
            + "&nonce="
            + nonce;
    String body = text(message(push, timestamp), push.xml());
    if (push.safe()) {
      String encrypted = encrypt(body, push.appid());
      JsonObject envelope = new JsonObject();
      envelope.addProperty("ToUserName", "gh_sandbox");
      envelope.addProperty("Encrypt", encrypted);
      body = text(envelope, push.xml());
      query += "&encrypt_type=aes&msg_signature=" + sign(token, timestamp, nonce, encrypted);
    }
    return post(URI.create(application + "/wx/push/" + push.appid() + query), body);
  }

  private Answer post(URI address, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new BadInputException("the application does not answer at " + application);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BadInputException("interrupted");
    }
  }

  private static JsonObject message(Push push, String timestamp) {
    JsonObject message = new JsonObject();
    message.addProperty("ToUserName", "gh_sandbox");
    message.addProperty("FromUserName", "oPlatformOfTheSandbox0000000");
    message.addProperty("CreateTime", Long.valueOf(timestamp));
    message.addProperty("MsgType", "event");
    message.addProperty("Event", push.event());
    message.addProperty("AppID", push.appid());
    push.fields().asMap().forEach(message::add);
    return message;
  }

  private static String text(JsonObject message, boolean xml) {
    return xml ? "<xml>" + elements(message) + "</xml>" : GSON.toJson(message);
  }

  private static String elements(JsonObject object) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
      JsonElement value = entry.getValue();
      String inner =
          value.isJsonObject()
              ? elements(value.getAsJsonObject())
              : "<![CDATA[" + value.getAsString() + "]]>";
      text.append("<" + entry.getKey() + ">" + inner + "</" + entry.getKey() + ">");
    }
    return text.toString();
  }

  private static String sign(String... texts) {
    String sorted = String.join("", Stream.of(texts).sorted().toList());
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-1").digest(sorted.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String encrypt(String message, String appid) {
    byte[] text = message.getBytes(UTF_8);
    byte[] app = appid.getBytes(UTF_8);
    int length = 16 + 4 + text.length + app.length;
    int padding = BLOCK - length % BLOCK;
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    ByteBuffer clear = ByteBuffer.allocate(length + padding);
    clear.put(salt).putInt(text.length).put(text).put(app);
    Arrays.fill(clear.array(), length, length + padding, (byte) padding);
    byte[] key = Base64.getDecoder().decode(FakeWechat.PUSH_AES_KEY + "=");
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new IvParameterSpec(Arrays.copyOf(key, 16)));
      return Base64.getEncoder().encodeToString(cipher.doFinal(clear.array()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
