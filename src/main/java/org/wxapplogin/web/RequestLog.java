package org.wxapplogin.web;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.metrics.Requests;

/**
 * Gives each request an id, which every log line of it and its reply carry; counts it and writes
 * one line when it is done. The line holds the path and never the query, where a caller may have
 * put a secret.
 */
public final class RequestLog extends HttpFilter {
  private static final Logger log = LoggerFactory.getLogger("request");
  private static final String ID_HEADER = "X-Request-Id";
  private static final String ID = RequestLog.class.getName() + ".id";
  private static final String CODE = RequestLog.class.getName() + ".code";
  private static final Pattern SANE_ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");
  private static final int MAX_PATH = 200;

  private final transient Supplier<String> newId;
  private final transient LongSupplier nanoTime;
  private final transient Requests requests;

  public RequestLog(Supplier<String> newId, LongSupplier nanoTime, Requests requests) {
    this.newId = newId;
    this.nanoTime = nanoTime;
    this.requests = requests;
  }

  /** Remembers how the request ended, for its line. */
  public static void note(HttpServletRequest request, ErrorCode code) {
    request.setAttribute(CODE, code);
  }

  /** The id of this request, shown so that a failure can be reported by it. */
  public static String id(HttpServletRequest request) {
    return String.valueOf(request.getAttribute(ID));
  }

  /** Lets the log lines of this thread carry the request's id until the returned scope closes. */
  static MDC.MDCCloseable scope(HttpServletRequest request) {
    return MDC.putCloseable("id", id(request));
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long start = nanoTime.getAsLong();
    String given = request.getHeader(ID_HEADER);
    String id = given != null && SANE_ID.matcher(given).matches() ? given : newId.get();
    request.setAttribute(ID, id);
    response.setHeader(ID_HEADER, id);
    try (MDC.MDCCloseable scope = scope(request)) {
      chain.doFilter(request, response);
    } finally {
      if (request.isAsyncStarted()) {
        request.getAsyncContext().addListener(new WhenDone(request, response, start));
      } else {
        write(request, response, start);
      }
    }
  }

  private void write(HttpServletRequest request, HttpServletResponse response, long start) {
    long nanos = nanoTime.getAsLong() - start;
    // The pattern it was mapped by, which is one of ours: as labels, paths could be any number.
    requests.record(request.getHttpServletMapping().getPattern(), response.getStatus(), nanos);
    long micros = nanos / 1_000;
    Object code = request.getAttribute(CODE);
    try (MDC.MDCCloseable scope = scope(request)) {
      log.info(
          "{} {} {} {} {}.{}ms {}",
          request.getMethod(),
          printable(request.getRequestURI()),
          response.getStatus(),
          code == null ? "-" : code,
          micros / 1_000,
          micros % 1_000 / 100,
          RemoteAddress.of(request));
    }
  }

  /** A path comes from outside: no line break or escape of a terminal may pass into the log. */
  private static String printable(String path) {
    String cut = path.length() > MAX_PATH ? path.substring(0, MAX_PATH) + "…" : path;
    // What follows a parameter or an escape may hold anything, as a query may: "login%3Fcode=…".
    return cut.replaceFirst("(?s)[;%].*", "…").replaceAll("[^!-~…]", "?");
  }

  private final class WhenDone implements AsyncListener {
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final long start;

    WhenDone(HttpServletRequest request, HttpServletResponse response, long start) {
      this.request = request;
      this.response = response;
      this.start = start;
    }

    @Override
    public void onComplete(AsyncEvent event) {
      write(request, response, start);
    }

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
  }
}
