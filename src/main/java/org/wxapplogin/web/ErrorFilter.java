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
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.metrics.LogLines;

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
  private final transient LogLines lines;

  /**
   * @param faults is told of each fault of the server
   */
  public ErrorFilter(Renderer renderer, Consumer<Throwable> faults, LogLines lines) {
    this.renderer = renderer;
    this.faults = faults;
    this.lines = lines;
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
    try (RequestLog.Scope scope = RequestLog.scope(request)) {
      try {
        chain.doFilter(request, response);
      } catch (AppException e) {
        log(e);
        send(request, response, e);
      } catch (RuntimeException | ServletException | Error e) {
        // Also the errors of the virtual machine: the container would leave the request unanswered.
        faults.accept(e);
        lines.error(log, kind(e), "unforeseen", e);
        send(request, response, new AppException(ErrorCode.INTERNAL, "unforeseen", e));
      }
    }
  }

  private void log(AppException e) {
    String kind = e.code().name();
    String text = kind + ": " + e.getMessage();
    switch (e.code().httpStatus()) {
      case HttpServletResponse.SC_INTERNAL_SERVER_ERROR -> lines.error(log, kind, text, e);
      case HttpServletResponse.SC_SERVICE_UNAVAILABLE -> lines.warn(log, kind, text);
      default -> lines.info(log, kind, text);
    }
  }

  /** The class and where it came from, so that no fault hides another. */
  private static String kind(Throwable fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    String from =
        trace.length == 0 ? "" : " at " + trace[0].getFileName() + ":" + trace[0].getLineNumber();
    return fault.getClass().getSimpleName() + from;
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
