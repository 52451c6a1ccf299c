package org.wxapplogin.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;

/**
 * The one place where a failure becomes a reply and a log line. Mistakes of the caller are logged
 * at info, failures that pass by themselves at warn, faults of the server at error with their
 * trace; no reply has any of a trace. The {@link Renderer} makes an envelope or a page of it.
 */
public final class ErrorFilter extends HttpFilter {
  private static final Logger log = LoggerFactory.getLogger(ErrorFilter.class);

  private static final String NAME = ErrorFilter.class.getName();

  private final transient Renderer renderer;
  private final transient Consumer<Throwable> faults;

  /**
   * @param faults is told of each fault of the server
   */
  public ErrorFilter(Renderer renderer, Consumer<Throwable> faults) {
    this.renderer = renderer;
    this.faults = faults;
  }

  /** The one that {@code request} has passed. */
  static ErrorFilter of(HttpServletRequest request) {
    return (ErrorFilter) request.getAttribute(NAME);
  }

  /** Sends a failure to the caller. */
  public interface Renderer {
    void render(HttpServletRequest request, HttpServletResponse response, AppException failure)
        throws IOException, ServletException;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    request.setAttribute(NAME, this);
    try (MDC.MDCCloseable scope = RequestLog.scope(request)) {
      try {
        chain.doFilter(request, response);
      } catch (AppException e) {
        if (e.code().httpStatus() == HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
          log.error("{}: {}", e.code(), e.getMessage(), e);
        } else if (e.code().httpStatus() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
          log.warn("{}: {}", e.code(), e.getMessage()); // one line each: there may be thousands
        } else {
          log.info("{}: {}", e.code(), e.getMessage());
        }
        send(request, response, e);
      } catch (RuntimeException | ServletException | Error e) {
        // Also the errors of the virtual machine: the container would leave the request unanswered.
        faults.accept(e);
        log.error("unforeseen", e);
        send(request, response, new AppException(ErrorCode.INTERNAL, "unforeseen", e));
      }
    }
  }

  private void send(HttpServletRequest request, HttpServletResponse response, AppException failure)
      throws IOException, ServletException {
    if (response.isCommitted()) {
      return; // too late to say more; the client sees a cut-off reply
    }
    response.resetBuffer(); // not reset(): the headers set by earlier filters must stay
    renderer.render(request, response, failure);
  }
}
