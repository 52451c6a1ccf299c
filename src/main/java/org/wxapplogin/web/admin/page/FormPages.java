package org.wxapplogin.web.admin.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wxapplogin.service.admin.AdminAccess;
import org.wxapplogin.service.admin.AdminCsrf;
import org.wxapplogin.web.Input;

/**
 * Knows on which page a form stands. Each form of the console says so in a field beside its CSRF
 * token, with a mark that nobody else can make and that names the admin. So a form that was
 * refused, or sent after its session had ended, can be shown again where it was filled in, to whom
 * it belongs. Thread-safe.
 */
public final class FormPages {
  public static final String FIELD = "on-page";

  private static final int MAX = 4_100;

  private static final Pattern TEXT = Pattern.compile("(\\d{1,18})\\.([A-Za-z0-9_-]{22})\\.(/.+)");

  private final AdminCsrf marks;

  FormPages(AdminCsrf marks) {
    this.marks = marks;
  }

  /** What the forms of the page that answers this request say; empty where nobody is signed in. */
  String field(HttpServletRequest request) {
    String path = path(request);
    return path.isEmpty()
        ? ""
        : AdminAuth.access(request).map(access -> field(access, path)).orElse("");
  }

  private String field(AdminAccess access, String path) {
    long admin = access.admin().id();
    return admin + "." + marks.pageMark(admin, path) + "." + path;
  }

  /**
   * Where the page that answers this request can be asked for: its own address, or that of the page
   * whose form it answers; empty if it has none.
   */
  String path(HttpServletRequest request) {
    if ("POST".equals(request.getMethod())) {
      return sent(request).filter(page -> isOf(request, page)).map(FormPage::path).orElse("");
    }
    String query = request.getQueryString();
    String path = request.getRequestURI().substring(request.getContextPath().length());
    String here = query == null ? path : path + "?" + query;
    return LocalPath.orHome(here).equals(here) ? here : LocalPath.orHome(path);
  }

  /** Whether the page was made for the admin who asks. */
  static boolean isOf(HttpServletRequest request, FormPage page) {
    return AdminAuth.access(request)
        .filter(access -> access.admin().id() == page.admin())
        .isPresent();
  }

  /** The page of the form that was sent, if the form proves it. */
  Optional<FormPage> sent(HttpServletRequest request) {
    return Visit.formOf(request).stream()
        .flatMap(form -> form.fields().stream())
        .filter(field -> field.name().equals(FIELD))
        .map(Input.Field::value)
        .findFirst()
        .flatMap(this::read);
  }

  Optional<FormPage> read(String text) {
    Matcher parts = TEXT.matcher(text);
    if (text.length() > MAX || !parts.matches()) {
      return Optional.empty();
    }
    long admin = Long.parseLong(parts.group(1));
    String path = parts.group(3);
    return marks.acceptsPage(admin, path, parts.group(2)) && LocalPath.orHome(path).equals(path)
        ? Optional.of(new FormPage(admin, path, text))
        : Optional.empty();
  }
}
