package org.wxapplogin.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;

/**
 * Base of the API servlets. Failures are thrown, for {@link ErrorFilter}. A servlet whose answer
 * takes a while gives the container its thread back with {@link #suspend}; when the result is there
 * the request comes back through the same filters to {@link #resume}, so that a late failure meets
 * the same error policy as an early one.
 */
public abstract class ApiServlet extends HttpServlet {
  /**
   * The container would answer others itself: TRACE with the token in a body, OPTIONS with 200,
   * which a gateway that asks /auth/verify takes for leave to pass.
   */
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE");

  private static final String RESULT = ApiServlet.class.getName() + ".result";

  /** Behind every deadline and statement timeout of the server: reached only by a fault of ours. */
  private static final Duration BACKSTOP = Duration.ofSeconds(60);

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (request.getDispatcherType() == DispatcherType.ASYNC) {
      Object result = request.getAttribute(RESULT);
      if (result instanceof RuntimeException failure) {
        throw failure;
      }
      resume(request, response, result);
    } else if (METHODS.contains(request.getMethod())) {
      super.service(request, response);
    } else {
      throw notThisWay(request); // the container would answer with a page of its own
    }
  }

  /** Replies with what the stage given to {@link #suspend} came to. */
  protected void resume(HttpServletRequest request, HttpServletResponse response, Object result)
      throws IOException {
    Envelope.ok(request, response, result);
  }

  /** Lets go of the thread until {@code stage} is done, well or badly. Call it last. */
  protected final void suspend(HttpServletRequest request, CompletionStage<?> stage) {
    AsyncContext async = request.startAsync();
    AtomicBoolean resumed = new AtomicBoolean();
    async.setTimeout(BACKSTOP.toMillis());
    async.addListener(
        new AsyncListener() {
          @Override
          public void onTimeout(AsyncEvent event) {
            dispatch(async, resumed, new AppException(ErrorCode.UNAVAILABLE, "no result in time"));
          }

          @Override
          public void onComplete(AsyncEvent event) {}

          @Override
          public void onError(AsyncEvent event) {}

          @Override
          public void onStartAsync(AsyncEvent event) {}
        });
    stage.whenComplete(
        (result, failure) ->
            dispatch(async, resumed, failure == null ? result : asRuntime(failure)));
  }

  private static void dispatch(AsyncContext async, AtomicBoolean resumed, Object result) {
    if (resumed.compareAndSet(false, true)) {
      async.getRequest().setAttribute(RESULT, result);
      async.dispatch();
    }
  }

  private static RuntimeException asRuntime(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    throw notThisWay(request);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    throw notThisWay(request);
  }

  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    throw notThisWay(request);
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    throw notThisWay(request);
  }

  private static AppException notThisWay(HttpServletRequest request) {
    return new AppException(ErrorCode.NOT_SUPPORTED, "method " + request.getMethod());
  }
}
