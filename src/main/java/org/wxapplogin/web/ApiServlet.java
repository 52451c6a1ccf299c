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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.Causes;
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

  private static final Logger log = LoggerFactory.getLogger(ApiServlet.class);
  private static final String RESULT = ApiServlet.class.getName() + ".result";

  /**
   * Behind every deadline that can be configured: reached only by a fault of ours. When the server
   * stops, the {@link Gate} answers long before.
   */
  private static final Duration BACKSTOP = Duration.ofSeconds(60);

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (request.getDispatcherType() == DispatcherType.ASYNC) {
      reply(request, response);
    } else if (METHODS.contains(request.getMethod())) {
      super.service(request, response);
    } else {
      throw notThisWay(request, response); // the container would answer with a page of its own
    }
  }

  private void reply(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Object result = request.getAttribute(RESULT);
    if (result instanceof RuntimeException failure) {
      throw failure;
    }
    resume(request, response, result);
  }

  /** Replies with what the stage given to {@link #suspend} came to. */
  protected void resume(HttpServletRequest request, HttpServletResponse response, Object result)
      throws IOException {
    Envelope.ok(request, response, result);
  }

  /**
   * Begins {@code work} and lets go of the thread until it is done, well or badly. Call it last.
   *
   * @throws AppException with {@link ErrorCode#UNAVAILABLE} if the server stops: nothing is begun
   */
  protected final void suspend(
      HttpServletRequest request, Supplier<? extends CompletionStage<?>> work) {
    Gate gate = Gate.of(request);
    gate.requireTime();
    CompletionStage<?> stage = work.get();
    CompletableFuture<Object> answer = new CompletableFuture<>(); // complete once, whoever is first
    AsyncContext async = request.startAsync();
    async.setTimeout(BACKSTOP.toMillis());
    async.addListener(new Timeout(answer));
    answer.whenComplete(
        (result, failure) -> {
          async.getRequest().setAttribute(RESULT, failure == null ? result : asRuntime(failure));
          bringBack(async, gate);
        });
    gate.keep(answer);
    stage.whenComplete(
        (result, failure) -> {
          if (failure == null) {
            answer.complete(result);
          } else {
            answer.completeExceptionally(failure);
          }
        });
  }

  /**
   * Has the request come back through its filters. A container that replaces the application by a
   * new version has taken its paths away already; there the reply is made without them.
   */
  private void bringBack(AsyncContext async, Gate gate) {
    if (gate.isClosing()) {
      async.start(() -> replyHere(async, gate));
      return;
    }
    try {
      async.dispatch();
    } catch (IllegalStateException | UnsupportedOperationException e) {
      async.start(() -> replyHere(async, gate));
    }
  }

  private void replyHere(AsyncContext async, Gate gate) {
    HttpServletRequest request = (HttpServletRequest) async.getRequest();
    HttpServletResponse response = (HttpServletResponse) async.getResponse();
    try {
      gate.beforeReply(response);
      ErrorFilter.of(request).doFilter(request, response, (in, out) -> reply(request, response));
    } catch (IOException | ServletException e) {
      log.info("a client is gone: {}", e.getClass().getSimpleName());
    } finally {
      async.complete();
    }
  }

  private record Timeout(CompletableFuture<Object> answer) implements AsyncListener {
    @Override
    public void onTimeout(AsyncEvent event) {
      answer.completeExceptionally(new AppException(ErrorCode.UNAVAILABLE, "no result in time"));
    }

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
  }

  private static RuntimeException asRuntime(Throwable failure) {
    Throwable cause = Causes.unwrapped(failure);
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    throw notThisWay(request, response);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    throw notThisWay(request, response);
  }

  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    throw notThisWay(request, response);
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    throw notThisWay(request, response);
  }

  /** Why a request is refused whose method its path does not have. */
  protected AppException notThisWay(HttpServletRequest request, HttpServletResponse response) {
    return new AppException(ErrorCode.NOT_SUPPORTED, "method " + request.getMethod());
  }
}
