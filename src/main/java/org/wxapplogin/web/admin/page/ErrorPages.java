package org.wxapplogin.web.admin.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.web.Envelope;
import org.wxapplogin.web.ErrorFilter;
import org.wxapplogin.web.RequestLog;

/** Shows a failure as a page, with the HTTP status that browsers know for it. */
public final class ErrorPages implements ErrorFilter.Renderer {
  private final Pages pages;
  private final Refill refill;

  ErrorPages(Pages pages, Refill refill) {
    this.pages = pages;
    this.refill = refill;
  }

  @Override
  public void render(HttpServletRequest request, HttpServletResponse response, AppException failure)
      throws IOException, ServletException {
    RequestLog.note(request, failure.code());
    Envelope.sayWhenToComeBack(response, failure);
    int status = status(failure.code());
    if (status == HttpServletResponse.SC_BAD_REQUEST
        && refill.showRefused(request, response, failure, pages.messages(request))) {
      return;
    }
    show(request, response, status, failure.retryAfter());
  }

  /**
   * @param status one of those the bundles have texts for
   */
  public void show(HttpServletRequest request, HttpServletResponse response, int status)
      throws IOException, ServletException {
    show(request, response, status, Optional.empty());
  }

  private void show(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      Optional<Duration> retryAfter)
      throws IOException, ServletException {
    Messages messages = pages.messages(request);
    boolean signIn = Paths.isSignIn(request.getServletPath());
    response.setStatus(status);
    pages.show(
        request,
        response,
        "error",
        new ErrorPage(
            Integer.toString(status),
            messages.text("error." + status + ".title"),
            Refusals.why(request)
                .filter(why -> status == HttpServletResponse.SC_FORBIDDEN)
                .map(why -> messages.text("error.403." + why))
                .or(() -> Refusals.sentence(request))
                .orElseGet(() -> sentence(messages, status, retryAfter)),
            RequestLog.id(request),
            signIn ? Paths.SIGN_IN : Paths.HOME,
            messages.text(signIn ? "error.to-sign-in" : "error.to-home")));
  }

  /** Says how long to wait, where that is worth saying. */
  private static String sentence(Messages messages, int status, Optional<Duration> retryAfter) {
    long minutes = retryAfter.map(Duration::toMinutes).orElse(0L) + 1;
    return status == 429 && minutes > 1
        ? messages.format("error.429.minutes", minutes)
        : messages.text("error." + status + ".sentence");
  }

  private static int status(ErrorCode code) {
    return switch (code) {
      case BAD_ARGUMENT, BAD_VALUE -> 400;
      case NOT_ALLOWED, PHONE_TAKEN -> 403;
      case NOT_SUPPORTED -> 405;
      case TOO_OFTEN -> 429;
      default -> code.httpStatus() == 503 ? 503 : 500;
    };
  }
}
