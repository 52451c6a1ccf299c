package org.wxapplogin.sandbox.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.Map;

/** What goes out over HTTP, and how badly. */
public record Reply(
    int status, String contentType, byte[] body, Delivery delivery, int delayMillis) {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  /** As WeChat sends its JSON: with the media type of plain text. */
  static Reply wechat(Object json) {
    return text(200, "text/plain", GSON.toJson(json));
  }

  static Reply json(int status, Object json) {
    return text(status, "application/json; charset=utf-8", GSON.toJson(json));
  }

  public static Reply error(int status, String sentence) {
    return json(status, Map.of("error", sentence));
  }

  static Reply text(int status, String contentType, String body) {
    return new Reply(status, contentType, body.getBytes(UTF_8), Delivery.WHOLE, 0);
  }

  Reply delivered(Delivery how, int afterMillis) {
    return new Reply(status, contentType, body, how, afterMillis);
  }
}
