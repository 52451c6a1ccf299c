package org.wxapplogin.web.backend;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.web.Envelope;
import org.wxapplogin.web.ErrorFilter;
import org.wxapplogin.web.Json;
import org.wxapplogin.web.RequestLog;
import org.wxapplogin.web.api.ServiceErrors;

/**
 * Failures below {@code /service/}: problem documents by RFC 9457, with the HTTP status that says
 * the same, and the errno by which the log knows it.
 */
public final class Problems {
  private static final String TYPE = "application/problem+json";

  private Problems() {}

  /** A {@link ErrorFilter.Renderer}. */
  public static void render(
      HttpServletRequest request, HttpServletResponse response, AppException failure)
      throws IOException {
    ErrorCode code = failure.code();
    int status = ServiceErrors.status(code);
    RequestLog.note(request, code);
    Envelope.sayWhenToComeBack(response, failure);
    Json.write(
        response,
        status,
        TYPE,
        new Problem(
            "about:blank",
            title(status),
            status,
            detail(request, failure, status),
            code.errno(),
            failure.field().orElse(null)));
  }

  /**
   * @param detail what to mend; of a fault of the server no more than where its reason is found
   */
  private record Problem(
      String type, String title, int status, String detail, int errno, String field) {}

  /** What a mistake is sent with says nothing but our own words; a fault may say more. */
  private static String detail(HttpServletRequest request, AppException failure, int status) {
    return status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR
        ? failure.code().english() + ": " + failure.getMessage()
        : failure.code().english() + ": see the log of request " + RequestLog.id(request);
  }

  /** The name that HTTP has for a status: the title which RFC 9457 asks of {@code about:blank}. */
  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 410 -> "Gone";
      case 429 -> "Too Many Requests";
      case 503 -> "Service Unavailable";
      default -> "Internal Server Error";
    };
  }
}
