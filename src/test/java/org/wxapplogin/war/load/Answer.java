package org.wxapplogin.war.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.Duration;
import org.wxapplogin.RawHttp.Reply;

/**
 * What came of one request.
 *
 * @param body its envelope; empty if there was none
 * @param text for people: the status and how the body begins
 */
public record Answer(Kind kind, JsonObject body, Duration took, String text) {
  private static final int SHOWN = 160;

  /** How a request can end. */
  public enum Kind {
    /** errno 0. */
    DONE,
    /** Another errno with HTTP 200: the caller did something wrong. */
    DENIED,
    /** HTTP 429 or 503 in the envelope, with a time to come back: as promised to whoever waits. */
    PUT_OFF,
    /** Nobody took the connection. */
    NOT_SENT,
    /** The connection ended before a whole answer came. */
    CUT_OFF,
    /** Neither an answer nor the end of the connection within the client's patience. */
    LATE,
    /** An answer that is promised never to come: a page, a status of 500, no time to come back. */
    WRONG
  }

  static Answer of(Reply reply, Duration took) {
    String utf8 = new String(reply.body().getBytes(ISO_8859_1), UTF_8);
    String text = reply.status() + " " + shortened(utf8);
    JsonObject body = envelope(utf8);
    return new Answer(kind(reply, body), body, took, text);
  }

  static Answer none(Kind kind, Duration took) {
    return new Answer(kind, new JsonObject(), took, kind == Kind.LATE ? "no answer" : "cut off");
  }

  public boolean is(Kind other) {
    return kind == other;
  }

  /** The token of a login that was {@link Kind#DONE}. */
  public String token() {
    return body.getAsJsonObject("data").get("token").getAsString();
  }

  private static Kind kind(Reply reply, JsonObject body) {
    if (!body.has("errno")) {
      return Kind.WRONG;
    }
    int errno = body.get("errno").getAsInt();
    return switch (reply.status()) {
      case 200 -> errno == 0 ? Kind.DONE : Kind.DENIED;
      case 429, 503 ->
          errno != 0 && reply.header("Retry-After").filter(s -> s.matches("\\d+")).isPresent()
              ? Kind.PUT_OFF
              : Kind.WRONG;
      default -> Kind.WRONG;
    };
  }

  private static JsonObject envelope(String text) {
    try {
      return JsonParser.parseString(text).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      return new JsonObject();
    }
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ").replaceAll("\"token\":\"[^\"]*\"", "\"token\":…");
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
  }
}
