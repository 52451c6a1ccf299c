package org.wxapplogin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;

/** The frame around every reply of the API: {@code {"errno":0,"errmsg":"成功","data":{…}}}. */
public final class Envelope {
  private static final Duration COME_BACK = Duration.ofSeconds(1);

  private Envelope() {}

  /**
   * Sends {@code data} as a success.
   *
   * @param data null for none
   */
  public static void ok(HttpServletRequest request, HttpServletResponse response, Object data)
      throws IOException {
    send(request, response, ErrorCode.OK.httpStatus(), ErrorCode.OK, Optional.empty(), data);
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
    send(request, response, status, failure.code(), failure.field(), null);
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
    boolean english = Locale.ENGLISH.getLanguage().equals(request.getLocale().getLanguage());
    boolean asked = request.getHeader("Accept-Language") != null;
    String text =
        asked && english
            ? code.english() + field.map(name -> ": " + name).orElse("")
            : code.chinese() + field.map(name -> "：" + name).orElse("");
    Json.write(response, status, new Body(code.errno(), text, field.orElse(null), data));
  }

  private record Body(int errno, String errmsg, String field, Object data) {}
}
