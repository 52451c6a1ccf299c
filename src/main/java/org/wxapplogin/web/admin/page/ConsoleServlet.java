package org.wxapplogin.web.admin.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;

/** Base of the console's servlets: failures are thrown, for the one error policy. */
public abstract class ConsoleServlet extends HttpServlet {
  private static final List<String> METHODS = List.of("GET", "HEAD", "POST");

  private final transient Console console;

  protected ConsoleServlet(Console console) {
    this.console = console;
  }

  /** Answers the requests to one address. */
  @FunctionalInterface
  public interface Handler {
    void handle(Visit visit) throws ServletException, IOException;
  }

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Visit visit = new Visit(console, request, response);
    if (!METHODS.contains(request.getMethod())) {
      throw notThisWay(visit, "GET, HEAD, POST");
    }
    if (isOfNothing() || console.gate().admits(visit)) {
      super.service(request, response);
    }
  }

  /** Whether it only says that nothing is there, so that nobody need be kept from it. */
  boolean isOfNothing() {
    return false;
  }

  @Override
  protected final void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    get(new Visit(console, request, response));
  }

  @Override
  protected final void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    post(new Visit(console, request, response));
  }

  protected void get(Visit visit) throws ServletException, IOException {
    throw notThisWay(visit, "POST");
  }

  protected void post(Visit visit) throws ServletException, IOException {
    throw notThisWay(visit, "GET, HEAD");
  }

  /**
   * Lets the handler of the request's {@link Visit#address} answer. Without a handler, the answer
   * is that nothing is there.
   */
  protected static void handle(Visit visit, Map<String, Handler> handlers)
      throws ServletException, IOException {
    Handler handler = handlers.get(visit.address());
    if (handler == null) {
      visit.notFound();
    } else {
      handler.handle(visit);
    }
  }

  private static AppException notThisWay(Visit visit, String allowed) {
    visit.response().setHeader("Allow", allowed);
    return new AppException(ErrorCode.NOT_SUPPORTED, "method not allowed here");
  }
}
