package org.wxapplogin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
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
    send(request, response, ErrorCode.OK.httpStatus(), ErrorCode.OK, data);
  }

  /** Sends a failure; a 429, a 503 and whatever knows its wait says when to come back. */
  public static void fail(
      HttpServletRequest request,
      HttpServletResponse response,
      ErrorCode code,
      Optional<Duration> retryAfter)
      throws IOException {
    fail(request, response, code, code.httpStatus(), retryAfter);
  }

  /** Sends a failure under another status than the code's, to who decides by the status. */
  public static void fail(
      HttpServletRequest request,
      HttpServletResponse response,
      ErrorCode code,
      int status,
      Optional<Duration> retryAfter)
      throws IOException {
    sayWhenToComeBack(response, code, retryAfter);
    send(request, response, status, code, null);
  }

  /** Sets {@code Retry-After} where it makes sense. */
  public static void sayWhenToComeBack(
      HttpServletResponse response, ErrorCode code, Optional<Duration> retryAfter) {
    if (code.httpStatus() == 429 || code.httpStatus() == 503 || retryAfter.isPresent()) {
      long seconds = Math.max(1, retryAfter.orElse(COME_BACK).toSeconds());
      response.setHeader("Retry-After", Long.toString(seconds));
    }
  }

  /** Sends a failure of HTTP itself, with the status that HTTP has for it. */
  static void refuse(
      HttpServletRequest request, HttpServletResponse response, int status, ErrorCode code)
      throws IOException {
    send(request, response, status, code, null);
  }

  private static void send(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      ErrorCode code,
      Object data)
      throws IOException {
    RequestLog.note(request, code);
    boolean english = Locale.ENGLISH.getLanguage().equals(request.getLocale().getLanguage());
    boolean asked = request.getHeader("Accept-Language") != null;
    String text = asked && english ? code.english() : code.chinese();
    Json.write(response, status, new Body(code.errno(), text, data));
  }

  private record Body(int errno, String errmsg, Object data) {}
}
