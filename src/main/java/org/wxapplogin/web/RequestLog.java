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
  private static final String MDC_KEY = "id";
  private static final String ID = RequestLog.class.getName() + ".id";
  private static final String CODE = RequestLog.class.getName() + ".code";
  private static final int MIN_ID = 8;
  private static final int MAX_ID = 64;
  private static final int MAX_PATH = 200;
  private static final int LINE = 160; // characters of most lines

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
  static Scope scope(HttpServletRequest request) {
    String id = id(request);
    if (id.equals(MDC.get(MDC_KEY))) {
      return () -> {}; // it is in that scope already
    }
    MDC.put(MDC_KEY, id);
    return () -> MDC.remove(MDC_KEY);
  }

  /** The part of a thread's work that belongs to one request. */
  interface Scope extends AutoCloseable {
    @Override
    void close();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long start = nanoTime.getAsLong();
    String given = request.getHeader(ID_HEADER);
    String id = given != null && isSane(given) ? given : newId.get();
    request.setAttribute(ID, id);
    response.setHeader(ID_HEADER, id);
    try (Scope scope = scope(request)) {
      try {
        chain.doFilter(request, response);
      } finally {
        if (request.isAsyncStarted()) {
          request.getAsyncContext().addListener(new WhenDone(request, response, start));
        } else {
          write(request, response, start);
        }
      }
    }
  }

  private static boolean isSane(String id) {
    return id.length() >= MIN_ID
        && id.length() <= MAX_ID
        && id.chars().allMatch(c -> PlainPaths.isUnreserved(c) && c != '~');
  }

  private void write(HttpServletRequest request, HttpServletResponse response, long start) {
    long nanos = nanoTime.getAsLong() - start;
    // The pattern it was mapped by, which is one of ours: as labels, paths could be any number.
    requests.record(request.getHttpServletMapping().getPattern(), response.getStatus(), nanos);
    if (log.isInfoEnabled()) {
      try (Scope scope = scope(request)) {
        log.info(line(request, response.getStatus(), nanos / 1_000));
      }
    }
  }

  /** One string and no pattern: there is a line for each request. */
  private static String line(HttpServletRequest request, int status, long micros) {
    StringBuilder line = new StringBuilder(LINE);
    line.append(request.getMethod()).append(' ');
    appendPath(line, request.getRequestURI());
    Object code = request.getAttribute(CODE);
    return line.append(' ')
        .append(status)
        .append(' ')
        .append(code == null ? "-" : code)
        .append(' ')
        .append(micros / 1_000)
        .append('.')
        .append(micros % 1_000 / 100)
        .append("ms ")
        .append(RemoteAddress.of(request))
        .toString();
  }

  /** A path comes from outside: no line break or escape of a terminal may pass into the log. */
  private static void appendPath(StringBuilder line, String path) {
    int shown = Math.min(path.length(), MAX_PATH);
    for (int i = 0; i < shown; i++) {
      char c = path.charAt(i);
      if (c == ';' || c == '%') {
        // What follows may hold anything, as a query may: "login%3Fcode=…".
        line.append('…');
        return;
      }
      line.append(c >= '!' && c <= '~' ? c : '?');
    }
    if (path.length() > shown) {
      line.append('…');
    }
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
