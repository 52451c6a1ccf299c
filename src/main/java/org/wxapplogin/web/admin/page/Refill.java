package org.wxapplogin.web.admin.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Optional;
import org.wxapplogin.domain.AppException;

/**
 * Shows a form again that did nothing, on its page and with what was typed. The page is asked for
 * anew, so it shows what is true now, and {@link FormFiller} fills the form in. Thread-safe.
 */
final class Refill {
  private static final String ASKING = Refill.class.getName() + ".asking";

  private final FormPages forms;
  private final ZoneId zone;

  Refill(FormPages forms, ZoneId zone) {
    this.forms = forms;
    this.zone = zone;
  }

  /** Whether a page is being asked for to fill in one of its forms. */
  static boolean isAsking(HttpServletRequest request) {
    return request.getAttribute(ASKING) != null;
  }

  /**
   * After a form was refused for what was typed.
   *
   * @return false if its page cannot be shown: nothing was answered
   */
  boolean showRefused(
      HttpServletRequest request,
      HttpServletResponse response,
      AppException failure,
      Messages messages)
      throws IOException, ServletException {
    Optional<Unsent> unsent = ofAdmin(request);
    if (unsent.isEmpty()) {
      return false;
    }
    Optional<String> wrong = Visit.refusalOf(request);
    String sentence =
        messages.text(failure.field().isPresent() ? "unsent.field" : "unsent.refused");
    Texts texts = new Texts(messages, zone);
    Optional<String> page =
        page(request, response, unsent.get())
            .map(
                html ->
                    new FormFiller(html, unsent.get(), texts)
                        .filled(
                            request.getContextPath() + unsent.get().action(),
                            sentence,
                            failure.field(),
                            wrong));
    return send(response, page, HttpServletResponse.SC_BAD_REQUEST);
  }

  /** The form that was sent, if it is of the admin who sent it. */
  private Optional<Unsent> ofAdmin(HttpServletRequest request) {
    return "POST".equals(request.getMethod())
        ? Unsent.of(request, forms).filter(unsent -> FormPages.isOf(request, unsent.page()))
        : Optional.empty();
  }

  private static boolean send(HttpServletResponse response, Optional<String> page, int status)
      throws IOException {
    if (page.isEmpty()) {
      return false;
    }
    response.setStatus(status);
    response.setContentType("text/html;charset=UTF-8");
    response.getWriter().write(page.get());
    return true;
  }

  /** The page of the form as it is now; empty if it cannot be shown. */
  private static Optional<String> page(
      HttpServletRequest request, HttpServletResponse response, Unsent unsent)
      throws IOException, ServletException {
    CapturedPage page = new CapturedPage(response);
    String path = unsent.page().path();
    request.setAttribute(ASKING, true);
    try {
      // An include leaves the answer open; a forward closes it, on some containers for good.
      request.getRequestDispatcher(path).include(new Asked(request, path), page);
    } catch (AppException e) {
      return Optional.empty(); // the page itself is refused: then that is what to say
    } finally {
      request.removeAttribute(ASKING);
    }
    boolean shown = !(request.getAttribute("model") instanceof ErrorPage);
    return Optional.of(page.text()).filter(html -> shown && html.contains(FormFiller.MAIN));
  }

  /** The request for a page, made of the one with its form. */
  private static final class Asked extends HttpServletRequestWrapper {
    private final String[] parts;

    Asked(HttpServletRequest request, String path) {
      super(request);
      parts = path.split("\\?", 2);
    }

    @Override
    public String getMethod() {
      return "GET";
    }

    @Override
    public String getRequestURI() {
      return getContextPath() + parts[0];
    }

    @Override
    public String getServletPath() {
      return parts[0];
    }

    @Override
    public String getPathInfo() {
      return null; // all of it is the servlet's path
    }

    @Override
    public String getQueryString() {
      return parts.length > 1 ? parts[1] : null;
    }
  }
}
