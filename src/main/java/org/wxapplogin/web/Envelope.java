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
    send(request, response, ErrorCode.OK, data);
  }

  /** Sends a failure; a 429, a 503 and whatever knows its wait says when to come back. */
  public static void fail(
      HttpServletRequest request,
      HttpServletResponse response,
      ErrorCode code,
      Optional<Duration> retryAfter)
      throws IOException {
    if (code.httpStatus() == 429 || code.httpStatus() == 503 || retryAfter.isPresent()) {
      long seconds = Math.max(1, retryAfter.orElse(COME_BACK).toSeconds());
      response.setHeader("Retry-After", Long.toString(seconds));
    }
    send(request, response, code, null);
  }

  private static void send(
      HttpServletRequest request, HttpServletResponse response, ErrorCode code, Object data)
      throws IOException {
    RequestLog.note(request, code);
    boolean english = Locale.ENGLISH.getLanguage().equals(request.getLocale().getLanguage());
    boolean asked = request.getHeader("Accept-Language") != null;
    String text = asked && english ? code.english() : code.chinese();
    Json.write(response, code.httpStatus(), new Body(code.errno(), text, data));
  }

  private record Body(int errno, String errmsg, Object data) {}
}
