package org.wxapplogin.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;

/** The frame around every reply of the API: {@code {"errno":0,"errmsg":"成功","data":{…}}}. */
public final class Envelope {
  private static final Duration COME_BACK = Duration.ofSeconds(1);

  private static final byte[] OK_CHINESE = startOfOk(ErrorCode.OK.chinese());
  private static final byte[] OK_ENGLISH = startOfOk(ErrorCode.OK.english());
  private static final byte[] DATA = ",\"data\":".getBytes(US_ASCII);
  private static final byte END = '}';
  private static final byte[] NO_BYTES = {};

  private Envelope() {}

  /**
   * Sends {@code data} as a success.
   *
   * @param data null for none
   */
  public static void ok(HttpServletRequest request, HttpServletResponse response, Object data)
      throws IOException {
    byte[] name = data == null ? NO_BYTES : DATA;
    byte[] value = data == null ? NO_BYTES : Json.bytes(data);
    send(request, response, name, value);
  }

  /** Sends data that is JSON already as a success. */
  public static void okWithJson(
      HttpServletRequest request, HttpServletResponse response, String json) throws IOException {
    send(request, response, DATA, json.getBytes(UTF_8));
  }

  private static void send(
      HttpServletRequest request, HttpServletResponse response, byte[] name, byte[] value)
      throws IOException {
    RequestLog.note(request, ErrorCode.OK);
    byte[] start = wantsEnglish(request) ? OK_ENGLISH : OK_CHINESE;
    byte[] body =
        ByteBuffer.allocate(start.length + name.length + value.length + 1)
            .put(start)
            .put(name)
            .put(value)
            .put(END)
            .array();
    Json.write(response, ErrorCode.OK.httpStatus(), Json.JSON, body);
  }

  /** The frame of a success up to its data; its text is in two alphabets, which costs to encode. */
  private static byte[] startOfOk(String text) {
    byte[] whole = Json.bytes(new Body(ErrorCode.OK.errno(), text, null, null));
    return Arrays.copyOf(whole, whole.length - 1);
  }

  /**
   * Sends a failure, and the name of the field that it is about. A 429, a 503 and whatever knows
   * its wait says when to come back.
   */
  public static void fail(
      HttpServletRequest request, HttpServletResponse response, AppException failure)
      throws IOException {
    fail(request, response, failure, failure.code().httpStatus());
  }

  /** Sends a failure under another status than the code's, to who decides by the status. */
  public static void fail(
      HttpServletRequest request, HttpServletResponse response, AppException failure, int status)
      throws IOException {
    sayWhenToComeBack(response, failure);
    Object data = failure.data().isEmpty() ? null : failure.data();
    send(request, response, status, failure.code(), failure.field(), data);
  }

  /** Sets {@code Retry-After} where it makes sense. */
  public static void sayWhenToComeBack(HttpServletResponse response, AppException failure) {
    int status = failure.code().httpStatus();
    if (status == 429 || status == 503 || failure.retryAfter().isPresent()) {
      long seconds = Math.max(1, failure.retryAfter().orElse(COME_BACK).toSeconds());
      response.setHeader("Retry-After", Long.toString(seconds));
    }
  }

  /** Sends a failure of HTTP itself, with the status that HTTP has for it. */
  static void refuse(
      HttpServletRequest request, HttpServletResponse response, int status, ErrorCode code)
      throws IOException {
    send(request, response, status, code, Optional.empty(), null);
  }

  private static void send(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      ErrorCode code,
      Optional<String> field,
      Object data)
      throws IOException {
    RequestLog.note(request, code);
    String text =
        wantsEnglish(request)
            ? code.english() + field.map(name -> ": " + name).orElse("")
            : code.chinese() + field.map(name -> "：" + name).orElse("");
    Json.write(response, status, new Body(code.errno(), text, field.orElse(null), data));
  }

  private static boolean wantsEnglish(HttpServletRequest request) {
    // Where no language is asked for, the container would answer with its own.
    return request.getHeader("Accept-Language") != null
        && Locale.ENGLISH.getLanguage().equals(request.getLocale().getLanguage());
  }

  private record Body(int errno, String errmsg, String field, Object data) {}
}
