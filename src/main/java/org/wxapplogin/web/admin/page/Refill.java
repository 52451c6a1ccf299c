package org.wxapplogin.web.admin.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;
import org.wxapplogin.domain.AppException;

/**
 * Shows a form again that did nothing, on its page and with what was typed. The page is asked for
 * anew, so it shows what is true now, and {@link FormFiller} fills the form in. Thread-safe.
 */
final class Refill {
  private static final String ASKING = Refill.class.getName() + ".asking";

  private final FormPages forms;
  private final ZoneId zone;
  private final Predicate<String> guarded;

  /**
   * @param guarded whether the page at a path is shown only after the password was given again
   */
  Refill(FormPages forms, ZoneId zone, Predicate<String> guarded) {
    this.forms = forms;
    this.zone = zone;
    this.guarded = guarded;
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
    Optional<String> said = Refusals.sentence(request);
    String sentence =
        failure.field().isPresent()
            ? messages.text("unsent.field")
            : said.orElseGet(() -> messages.text("unsent.refused"));
    boolean late = failure.field().isEmpty() && said.isPresent(); // nothing is wrong with it
    Wrong wrong = new Wrong(sentence, failure.field(), said, late ? "status" : "alert");
    int status = late ? HttpServletResponse.SC_OK : HttpServletResponse.SC_BAD_REQUEST;
    return show(request, response, unsent.get(), status, wrong, messages);
  }

  /** After a form of an earlier session of the same admin; the same. */
  boolean showStale(HttpServletRequest request, HttpServletResponse response, Messages messages)
      throws IOException, ServletException {
    Optional<Unsent> unsent = ofAdmin(request);
    Wrong wrong = Wrong.of(messages.text("unsent.stale"));
    return unsent.isPresent()
        && show(request, response, unsent.get(), HttpServletResponse.SC_FORBIDDEN, wrong, messages);
  }

  /** After the admin has signed in again; the same. */
  boolean showKept(
      HttpServletRequest request, HttpServletResponse response, Unsent unsent, Messages messages)
      throws IOException, ServletException {
    Wrong wrong = Wrong.of(messages.text("unsent.kept"));
    return show(request, response, unsent, HttpServletResponse.SC_OK, wrong, messages);
  }

  /**
   * What to say.
   *
   * @param sentence on top of the page
   * @param field which field is wrong, if one is
   * @param words what to say there, if it is not to be found out from the field
   * @param role of the sentence
   */
  private record Wrong(
      String sentence, Optional<String> field, Optional<String> words, String role) {
    static Wrong of(String sentence) {
      return new Wrong(sentence, Optional.empty(), Optional.empty(), "alert");
    }
  }

  private boolean show(
      HttpServletRequest request,
      HttpServletResponse response,
      Unsent unsent,
      int status,
      Wrong wrong,
      Messages messages)
      throws IOException, ServletException {
    Optional<String> page = page(request, response, unsent);
    if (page.isEmpty()) {
      return false;
    }
    FormFiller filler = new FormFiller(page.get(), unsent, wrong.role(), new Texts(messages, zone));
    String address = request.getContextPath() + unsent.action();
    response.setStatus(status);
    response.setContentType("text/html;charset=UTF-8");
    response
        .getWriter()
        .write(filler.filled(address, wrong.sentence(), wrong.field(), wrong.words()));
    return true;
  }

  /** The form that was sent, if it is of the admin who sent it. */
  private Optional<Unsent> ofAdmin(HttpServletRequest request) {
    return "POST".equals(request.getMethod())
        ? Unsent.of(request, forms).filter(unsent -> FormPages.isOf(request, unsent.page()))
        : Optional.empty();
  }

  /** The page of the form as it is now; empty if it cannot be shown. */
  private Optional<String> page(
      HttpServletRequest request, HttpServletResponse response, Unsent unsent)
      throws IOException, ServletException {
    CapturedPage page = new CapturedPage(response);
    String path = unsent.page().path();
    if (guarded.test(path.split("\\?", 2)[0])) {
      return Optional.empty(); // the filter that asks for the password stands before us
    }
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
