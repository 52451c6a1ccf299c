package org.wxapplogin.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads WeChat's replies. They are JSON sent as text/plain, and errors have status 200, too: only
 * errcode says whether it is one.
 */
final class ReplyReader {
  private static final Pattern RID = Pattern.compile("rid: ([0-9A-Za-z-]{8,64})");

  /** In "invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist". */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "invalid ip ((?:\\d{1,3}\\.){3}\\d{1,3}|[0-9a-fA-F:]{2,39})(?![0-9a-zA-Z:.])");

  private static final Gson GSON = new Gson();

  private ReplyReader() {}

  /**
   * The answer, which is no error.
   *
   * @throws WechatException if the body is an error or cannot be read
   */
  static JsonObject read(String path, byte[] body) {
    JsonObject answer = parse(path, body);
    int errcode = errcode(path, answer);
    if (errcode != 0) {
      String words = text(answer, "errmsg");
      Matcher rid = RID.matcher(words);
      Matcher ip = ADDRESS.matcher(words);
      Optional<String> address = ip.find() ? Optional.of(ip.group(1)) : Optional.empty();
      throw WechatException.refused(
          path, errcode, address, rid.find() ? ", rid " + rid.group(1) : "");
    }
    return answer;
  }

  /** A value as text, whether it came as text or as a number; "" if there is none. */
  static String text(JsonObject answer, String name) {
    JsonElement value = answer.get(name);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }

  private static JsonObject parse(String path, byte[] body) {
    try {
      JsonObject answer = GSON.fromJson(new String(body, UTF_8), JsonObject.class);
      if (answer != null) {
        return answer;
      }
    } catch (JsonParseException e) {
      // Not passed on: the message quotes the body, which may hold a session_key.
    }
    throw WechatException.unavailable(path, "an answer that is not JSON");
  }

  private static int errcode(String path, JsonObject answer) {
    JsonElement errcode = answer.get("errcode");
    if (errcode == null || errcode.isJsonNull()) {
      return 0;
    }
    try {
      return errcode.getAsInt();
    } catch (NumberFormatException | UnsupportedOperationException | IllegalStateException e) {
      throw WechatException.unavailable(path, "an errcode that is no number");
    }
  }
}
