package org.wxapplogin.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.StrictJson;

/**
 * What the caller sent, as named values: the JSON body of a POST, else its form, else the query of
 * a GET. Every way to read a value bounds it; whatever is missing or malformed is errno 401 with
 * the name of the field. Empty text is a value that was not sent: a form has no other way to send
 * none.
 */
public final class Input {
  /** The most a request's body may hold. */
  public static final int MAX_BODY_BYTES = 64 * 1024;

  private static final Input NOTHING = new Input(new JsonObject());

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

  /** As a form with these fields would be read. */
  public static Input ofFields(List<Field> fields) {
    JsonObject values = new JsonObject();
    fields.forEach(field -> values.addProperty(field.name(), field.value()));
    return new Input(values, List.copyOf(fields));
  }

  /** The body as it came, for callers that must check it before it is parsed. */
  public static String textOfBody(HttpServletRequest request) throws IOException {
    return decode(bytesOfBody(request, MAX_BODY_BYTES, Input::bad));
  }

  /** Reads the query, of a GET only: a POST's query is never mixed with its body. */
  public static Input ofQuery(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null ? NOTHING : parseForm(query);
  }

  /** Reads the query of an address that was kept. */
  public static Input ofQuery(String query) {
    return parseForm(query);
  }

  /** Every field of a form, in order, also those whose name comes again; none of JSON. */
  public List<Field> fields() {
    return fields;
  }

  /** Whether the caller sent anything under this name, be it empty text. */
  public boolean has(String name) {
    return values.has(name) && !values.get(name).isJsonNull();
  }

  /** What was sent under this name, as it is, be it empty text; none for {@code null}. */
  public Optional<JsonElement> raw(String name) {
    return has(name) ? Optional.of(values.get(name)) : Optional.empty();
  }

  /** Whether the caller sent a value under this name; empty text is none. */
  public boolean hasValue(String name) {
    return raw(name).filter(value -> !isEmptyText(value)).isPresent();
  }

  /** The names of all that the caller sent. */
  public Set<String> names() {
    return values.keySet();
  }

  /** Text of 1 to {@code max} UTF-16 units, which must be there. */
  public String required(String name, int max) {
    return optional(name, max)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> bad(name, "is missing"));
  }

  /** Text of 1 to {@code max} UTF-16 units, if there is any. */
  public Optional<String> optional(String name, int max) {
    if (!hasValue(name)) {
      return Optional.empty();
    }
    JsonElement value = values.get(name);
    if (!isText(value)) {
      throw bad(name, "is not text");
    }
    if (value.getAsString().length() > max) {
      throw bad(name, "is too long");
    }
    return Optional.of(value.getAsString());
  }

  /** What was sent under this name, be it a text or a number; it must be there. */
  public String word(String name, int max) {
    JsonElement value = raw(name).orElseThrow(() -> bad(name, "is missing"));
    if (!value.isJsonPrimitive() || value.getAsJsonPrimitive().isBoolean()) {
      throw bad(name, "is neither text nor a number");
    }
    if (value.getAsString().length() > max) {
      throw bad(name, "is too long");
    }
    return value.getAsString();
  }

  /** True only for {@code true}, as JSON or as text; false where there is nothing. */
  public boolean flag(String name) {
    return has(name)
        && values.get(name).isJsonPrimitive()
        && "true".equals(values.get(name).getAsString());
  }

  /** A whole number, also where a client sends it as text. */
  public Optional<Integer> number(String name) {
    if (!hasValue(name)) {
      return Optional.empty();
    }
    JsonElement value = values.get(name);
    if (!value.isJsonPrimitive() || !value.getAsString().matches("-?\\d{1,9}")) {
      throw bad(name, "is not a whole number");
    }
    return Optional.of(Integer.valueOf(value.getAsString()));
  }

  /** The values of an object inside this one; empty where what was sent is none. */
  public Optional<Input> object(String name) {
    return raw(name)
        // a form can send an object only as text
        .flatMap(value -> isText(value) ? parsed(value.getAsString()) : Optional.of(value))
        .filter(JsonElement::isJsonObject)
        .map(value -> new Input(value.getAsJsonObject()));
  }

  private static boolean isText(JsonElement value) {
    return value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
  }

  private static boolean isEmptyText(JsonElement value) {
    return isText(value) && value.getAsString().isEmpty();
  }

  private static AppException bad(String field, String why) {
    return AppException.ofField(ErrorCode.BAD_ARGUMENT, field, why);
  }

  private static AppException bad(String detail) {
    return new AppException(ErrorCode.BAD_ARGUMENT, detail);
  }

  /**
   * The body as bytes.
   *
   * @param max how many it may have
   * @param tooLarge makes the failure of why it is refused
   */
  static byte[] bytesOfBody(
      HttpServletRequest request, int max, Function<String, AppException> tooLarge)
      throws IOException {
    long length = request.getContentLengthLong();
    boolean announced = length > max;
    // The container ends a body at its announced length; the buffer for one without is larger.
    int most = length >= 0 ? (int) Math.min(length, max) : max + 1;
    byte[] body = announced ? new byte[0] : request.getInputStream().readNBytes(most);
    if (announced || body.length > max) {
      throw tooLarge.apply("a body of more than " + max + " bytes");
    }
    return body;
  }

  private static String decode(byte[] text) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    } catch (CharacterCodingException e) {
      throw bad("text that is not UTF-8");
    }
  }

  private static JsonObject parse(String text) {
    // The parser's message is not passed on: it quotes the body.
    return parsed(text).orElseThrow(() -> bad("body is not a JSON object"));
  }

  private static Optional<JsonObject> parsed(String text) {
    try {
      return Optional.of(StrictJson.parseObject(text));
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }

  private static Input parseForm(String text) {
    List<Field> fields = new ArrayList<>();
    for (String pair : text.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String name = decodeForm(pair.substring(0, equals));
        fields.add(new Field(name, decodeForm(pair.substring(equals + 1))));
      }
    }
    return ofFields(fields);
  }

  /** Undoes a form's escapes. Text in another charset than UTF-8 is refused, not guessed. */
  private static String decodeForm(String text) {
    byte[] bytes = text.replace('+', ' ').getBytes(UTF_8);
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      boolean escape = bytes[i] == '%';
      bytes[length++] = escape ? escaped(bytes, i) : bytes[i];
      i += escape ? 2 : 0;
    }
    return decode(Arrays.copyOf(bytes, length));
  }

  private static byte escaped(byte[] text, int percent) {
    int high = percent + 2 < text.length ? Character.digit(text[percent + 1], 16) : -1;
    int low = percent + 2 < text.length ? Character.digit(text[percent + 2], 16) : -1;
    if (high < 0 || low < 0) {
      throw bad("malformed escape");
    }
    return (byte) (high << 4 | low);
  }
}
