package org.wxapplogin.web.admin.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.web.ErrorFilter;
import org.wxapplogin.web.RequestLog;

/** Shows a failure as a page, with the HTTP status that browsers know for it. */
public final class ErrorPages implements ErrorFilter.Renderer {
  private final Pages pages;

  public ErrorPages(Pages pages) {
    this.pages = pages;
  }

  @Override
  public void render(
      HttpServletRequest request,
      HttpServletResponse response,
      ErrorCode code,
      Optional<Duration> retryAfter)
      throws IOException, ServletException {
    RequestLog.note(request, code);
    retryAfter.ifPresent(
        wait -> response.setHeader("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))));
    show(request, response, status(code));
  }

  /**
   * @param status one of those the bundles have texts for
   */
  public void show(HttpServletRequest request, HttpServletResponse response, int status)
      throws IOException, ServletException {
    Messages messages = Messages.of(Language.of(request));
    boolean signIn = Paths.isSignIn(request.getServletPath());
    response.setStatus(status);
    pages.show(
        request,
        response,
        "error",
        new ErrorPage(
            Integer.toString(status),
            messages.text("error." + status + ".title"),
            messages.text("error." + status + ".sentence"),
            RequestLog.id(request),
            signIn ? Paths.SIGN_IN : Paths.HOME,
            messages.text(signIn ? "error.to-sign-in" : "error.to-home")));
  }

  private static int status(ErrorCode code) {
    return switch (code) {
      case BAD_ARGUMENT, BAD_VALUE -> 400;
      case NOT_ALLOWED -> 403;
      case NOT_SUPPORTED -> 405;
      case TOO_OFTEN -> 429;
      default -> code.httpStatus() == 503 ? 503 : 500;
    };
  }
}
