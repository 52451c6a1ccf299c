package org.wxapplogin.web.admin.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.wxapplogin.web.AsGet;

/** Shows a JSP: gives it its model, the frame around it, and the texts of the reader's language. */
public final class Pages {
  /** Large enough for a whole page: if it fails half-way, the error page can take its place. */
  private static final int BUFFER_BYTES = 256 * 1024;

  private final StaticFiles files;
  private final Cookies cookies;
  private final FormPages forms;
  private final UnaryOperator<String> appNames;
  private final Clock clock;

  public Pages(
      StaticFiles files,
      Cookies cookies,
      FormPages forms,
      UnaryOperator<String> appNames,
      Clock clock) {
    this.files = files;
    this.cookies = cookies;
    this.forms = forms;
    this.appNames = appNames;
    this.clock = clock;
  }

  /** The texts of the reader's language. */
  Messages messages(HttpServletRequest request) {
    return Messages.of(Language.of(request, cookies));
  }

  /**
   * @param name of the JSP
   * @param model a record of text
   */
  public void show(
      HttpServletRequest request, HttpServletResponse response, String name, Object model)
      throws ServletException, IOException {
    Messages messages = messages(request);
    request.setAttribute("msg", messages);
    Instant now = now();
    request.setAttribute(
        "frame", Frame.of(request, messages, files, cookies, forms, appNames, now));
    request.setAttribute("ago", new RelativeTime(now, messages));
    request.setAttribute("printed", PrintLine.of(request, messages, now));
    request.setAttribute("model", model);
    RequestDispatcher jsp = request.getRequestDispatcher("/WEB-INF/jsp/admin/" + name + ".jsp");
    if (Refill.isAsking(request)) {
      jsp.include(request, response); // after a forward the answer is closed
      return;
    }
    response.setBufferSize(BUFFER_BYTES);
    jsp.forward(AsGet.of(request), response);
  }

  Instant now() {
    return clock.instant();
  }
}
