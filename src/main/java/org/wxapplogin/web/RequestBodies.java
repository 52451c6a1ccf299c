package org.wxapplogin.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.LongSupplier;

/**
 * Gives each request a body that must arrive in time, and reads what nobody else has read of it:
 * the container would do that without a deadline.
 */
public final class RequestBodies extends HttpFilter {
  private final transient LongSupplier nanoTime;

  public RequestBodies(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getDispatcherType() != DispatcherType.REQUEST) {
      chain.doFilter(request, response); // the body was read before the request was suspended
      return;
    }
    TimedBody body = new TimedBody(request.getInputStream(), nanoTime);
    chain.doFilter(new WithBody(request, body), response);
    if (!request.isAsyncStarted() && !body.isFinished()) {
      if (request.getContentLengthLong() > Input.MAX_BODY_BYTES) {
        response.flushBuffer(); // the reply need not wait for so much
      }
      body.drain();
    }
  }

  private static final class WithBody extends HttpServletRequestWrapper {
    private final TimedBody body;

    WithBody(HttpServletRequest request, TimedBody body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      return body;
    }
  }
}
