package org.wxapplogin.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.web.Envelope;
import org.wxapplogin.web.ErrorFilter;
import org.wxapplogin.web.Json;
import org.wxapplogin.web.RequestLog;

/**
 * Failures as services read them that decide by the HTTP status and not by errno: no failure is a
 * success to them. Each method is a {@link ErrorFilter.Renderer}.
 */
public final class ServiceErrors {
  private ServiceErrors() {}

  /**
   * For gateways, which let a request pass on any 2xx and may pass on any other reply to the phone:
   * 401 means that the user is not signed in and nothing else, and the body is the frame that a
   * phone understands.
   */
  public static void forGateways(
      HttpServletRequest request, HttpServletResponse response, AppException failure)
      throws IOException {
    Envelope.fail(request, response, failure, status(failure.code()));
  }

  /** For OAuth clients: {@code {"error":"…"}} by RFC 6749 §5.2. */
  public static void forOauth(
      HttpServletRequest request, HttpServletResponse response, AppException failure)
      throws IOException {
    ErrorCode code = failure.code();
    RequestLog.note(request, code);
    Envelope.sayWhenToComeBack(response, failure);
    Json.write(response, status(code), new OauthError(word(code)));
  }

  private record OauthError(String error) {}

  /** The HTTP status that says the same to whoever does not look for errno. */
  public static int status(ErrorCode code) {
    return switch (code) {
      case SIGN_IN -> HttpServletResponse.SC_UNAUTHORIZED;
      case NOT_SUPPORTED -> HttpServletResponse.SC_NOT_FOUND;
      default ->
          code.httpStatus() == HttpServletResponse.SC_OK
              ? HttpServletResponse.SC_BAD_REQUEST
              : code.httpStatus();
    };
  }

  private static String word(ErrorCode code) {
    return switch (code) {
      case SERVICE_UNKNOWN -> "invalid_client";
      case SERVICE_NOT_ALLOWED -> "insufficient_scope";
      case TOO_OFTEN, UNAVAILABLE -> "temporarily_unavailable";
      case INTERNAL -> "server_error";
      default -> "invalid_request";
    };
  }
}
