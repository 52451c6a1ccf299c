package org.wxapplogin.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.StrictJson;

/**
 * What the caller sent, as named values: the JSON body of a POST, else its form, else the query of
 * a GET. Every way to read a value bounds it; whatever is missing or malformed is errno 401.
 */
public final class Input {
  /** The most a request's body may hold. */
  public static final int MAX_BODY_BYTES = 64 * 1024;

  /** How much of a body that is too large is read and thrown away, so that the reply is seen. */
  private static final int MAX_DRAINED_BYTES = 8 * 1024 * 1024;

  private final JsonObject values;
  private final List<Field> fields;

  /** A field of a form as it was sent. */
  public record Field(String name, String value) {}

  private Input(JsonObject values) {
    this(values, List.of());
  }

  private Input(JsonObject values, List<Field> fields) {
    this.values = values;
    this.fields = fields;
  }

  /** Reads a POST's body; an empty body is no values. */
  public static Input ofBody(HttpServletRequest request) throws IOException {
    String text = textOfBody(request);
    String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
    if (text.isBlank()) {
      return new Input(new JsonObject());
    }
    // A client that sends JSON under a form's name is understood: curl -d does so.
    boolean form = type.startsWith("application/x-www-form-urlencoded");
    return form && !text.stripLeading().startsWith("{") ? parseForm(text) : new Input(parse(text));
  }

  /** The body as it came, for callers that must check it before it is parsed. */
  public static String textOfBody(HttpServletRequest request) throws IOException {
    return decode(readBody(request.getInputStream()));
  }

  /** Reads the query, of a GET only: a POST's query is never mixed with its body. */
  public static Input ofQuery(HttpServletRequest request) {
    return parseForm(request.getQueryString() == null ? "" : request.getQueryString());
  }

  /** Every field of a form, in order, also those whose name comes again; none of JSON. */
  public List<Field> fields() {
    return fields;
  }

  /** Whether the caller sent anything under this name. */
  public boolean has(String name) {
    return values.has(name) && !values.get(name).isJsonNull();
  }

  /** The names of all that the caller sent. */
  public Set<String> names() {
    return values.keySet();
  }

  /** Text of 1 to {@code max} UTF-16 units, which must be there. */
  public String required(String name, int max) {
    return optional(name, max)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> bad("field " + name + " is missing"));
  }

  /** Text of at most {@code max} UTF-16 units, if there is any. */
  public Optional<String> optional(String name, int max) {
    if (!has(name)) {
      return Optional.empty();
    }
    JsonElement value = values.get(name);
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
      throw bad("field " + name + " is not text");
    }
    if (value.getAsString().length() > max) {
      throw bad("field " + name + " is too long");
    }
    return Optional.of(value.getAsString());
  }

  /** True only for {@code true}, as JSON or as text; false where there is nothing. */
  public boolean flag(String name) {
    return has(name)
        && values.get(name).isJsonPrimitive()
        && "true".equals(values.get(name).getAsString());
  }

  /** A whole number, also where a client sends it as text. */
  public Optional<Integer> number(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    JsonElement value = values.get(name);
    if (!value.isJsonPrimitive() || !value.getAsString().matches("-?\\d{1,9}")) {
      throw bad("field " + name + " is not a whole number");
    }
    return Optional.of(Integer.valueOf(value.getAsString()));
  }

  /** The values of an object inside this one; no values where there is none. */
  public Input object(String name) {
    if (!has(name)) {
      return new Input(new JsonObject());
    }
    JsonElement value = values.get(name);
    if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()) {
      return new Input(parse(value.getAsString())); // a form can send an object only as text
    }
    if (!value.isJsonObject()) {
      throw bad("field " + name + " is not an object");
    }
    return new Input(value.getAsJsonObject());
  }

  private static AppException bad(String detail) {
    return new AppException(ErrorCode.BAD_ARGUMENT, detail);
  }

  private static byte[] readBody(InputStream in) throws IOException {
    byte[] body = in.readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      drain(in);
      throw bad("body over " + MAX_BODY_BYTES + " bytes");
    }
    return body;
  }

  private static void drain(InputStream in) throws IOException {
    byte[] buffer = new byte[8192];
    int left = MAX_DRAINED_BYTES;
    for (int read = 0; read >= 0 && left > 0; left -= read) {
      read = in.read(buffer);
    }
  }

  private static String decode(byte[] body) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw bad("body is not UTF-8");
    }
  }

  private static JsonObject parse(String text) {
    try {
      return StrictJson.parseObject(text);
    } catch (JsonParseException e) {
      throw bad("body is not a JSON object"); // the parser's message quotes the body
    }
  }

  private static Input parseForm(String text) {
    JsonObject values = new JsonObject();
    List<Field> fields = new ArrayList<>();
    for (String pair : text.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String name = decodeForm(pair.substring(0, equals));
        String value = decodeForm(pair.substring(equals + 1));
        values.addProperty(name, value);
        fields.add(new Field(name, value));
      }
    }
    return new Input(values, List.copyOf(fields));
  }

  private static String decodeForm(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      throw bad("malformed escape");
    }
  }
}
