package org.wxapplogin.web.admin.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.admin.AdminAccess;
import org.wxapplogin.service.admin.PasswordConfirmation;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.AdminAuth;
import org.wxapplogin.web.admin.page.Csrf;
import org.wxapplogin.web.admin.page.Form;
import org.wxapplogin.web.admin.page.Language;
import org.wxapplogin.web.admin.page.LocalPath;
import org.wxapplogin.web.admin.page.Messages;
import org.wxapplogin.web.admin.page.Origins;
import org.wxapplogin.web.admin.page.Pages;

/**
 * Asks for the password before what is dangerous, where it was not given for a while, and then goes
 * on with what was asked for: a page is led back to; a form is carried on in the form that asks, so
 * that nothing is typed again. Stands behind the filter that checks the form's mark.
 */
public final class Confirmation extends HttpFilter {
  public static final String PATH = "/admin/confirm";
  static final String PASSWORD = "confirm-password";

  /** What is asked for before; a form that asks for the password itself need not be here. */
  private static final List<Guarded> GUARDED =
      List.of(
          Guarded.form("/admin/admins(/.*)?"),
          Guarded.form("/admin/users/[^/]+/(reveal-phone|delete)"),
          Guarded.form("/admin/users/bulk(/.*)?"),
          Guarded.page("/admin/users\\.csv"),
          Guarded.page("/admin/account/totp"),
          Guarded.form("/admin/account/totp/(begin|confirm|codes)"));

  private final transient PasswordConfirmation reauth;
  private final transient Pages pages;

  public Confirmation(PasswordConfirmation reauth, Pages pages) {
    this.reauth = reauth;
    this.pages = pages;
  }

  private record Guarded(boolean form, Pattern path) {
    static Guarded form(String path) {
      return new Guarded(true, Pattern.compile(path));
    }

    static Guarded page(String path) {
      return new Guarded(false, Pattern.compile(path));
    }
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean form = "POST".equals(request.getMethod());
    String path = path(request);
    Optional<AdminAccess> access =
        AdminAuth.access(request)
            .filter(known -> isGuarded(form, path))
            .filter(known -> !reauth.isFresh(known));
    if (access.isEmpty()) {
      chain.doFilter(request, response);
    } else if (!form) {
      LocalPath.redirect(request, response, LocalPath.andBackTo(PATH, LocalPath.of(request)));
    } else {
      Secret given =
          Secret.of(Form.of(request).optional(PASSWORD, Admin.MAX_PASSWORD_CHARS).orElse(""));
      boolean proved =
          Form.of(request).has(PASSWORD) && reauth.prove(access.get(), given, Origins.of(request));
      if (proved) {
        chain.doFilter(request, response);
      } else {
        ask(request, response);
      }
    }
  }

  /** Shows the form that asks, with the fields of the one that was sent. */
  private void ask(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Input form = Form.of(request);
    List<Input.Field> carried =
        form.fields().stream()
            .filter(field -> !List.of(PASSWORD, Csrf.FIELD).contains(field.name()))
            .toList();
    Messages messages = Messages.of(Language.of(request));
    pages.show(
        request,
        response,
        "confirm",
        ConfirmPage.of(LocalPath.ofForm(request), carried, form.has(PASSWORD), messages));
  }

  /** As the container matched it, whatever was written in the address. */
  private static String path(HttpServletRequest request) {
    return request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
  }

  static boolean isGuarded(boolean form, String path) {
    return GUARDED.stream()
        .anyMatch(guarded -> guarded.form() == form && guarded.path().matcher(path).matches());
  }
}
