package org.wxapplogin.sandbox.wechat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Optional;

/** The JSON an app posts. */
final class Bodies {
  private Bodies() {}

  /** Empty if it is no JSON object. */
  static Optional<JsonObject> parse(Request request) {
    return parse(request.body());
  }

  static Optional<JsonObject> parse(String text) {
    try {
      JsonElement body = JsonParser.parseString(text);
      return body.isJsonObject() ? Optional.of(body.getAsJsonObject()) : Optional.empty();
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }

  /** A field as text; "" if there is none. */
  static String text(JsonObject body, String name) {
    JsonElement value = body.get(name);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }
}
