package org.wxapplogin.web.admin.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AppEntry;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.admin.PasswordConfirmation;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.Csrf;
import org.wxapplogin.web.admin.page.FormPages;
import org.wxapplogin.web.admin.page.LocalPath;
import org.wxapplogin.web.admin.page.Visit;

/**
 * Asks for the password before anything dangerous, where it was not given for a while, and then
 * goes on with what was asked for: a page is led back to; a form is carried on in the form that
 * asks, so that nothing is typed again. Stands behind the filter that checks CSRF tokens.
 */
public final class Confirmation extends HttpFilter {
  static final String PASSWORD = "confirm-password";

  /** Fields that hold the secrets of an app. */
  private static final Set<String> SECRETS =
      Arrays.stream(AppEntry.Field.values())
          .filter(AppEntry.Field::isSecret)
          .map(AppEntry.Field::word)
          .collect(Collectors.toSet());

  private static final String LEFT_OUT = "left-out";

  /** What the form that asks has itself. */
  private static final List<String> OWN_FIELDS = List.of(PASSWORD, Csrf.FIELD, FormPages.FIELD);

  private final transient Console console;
  private final transient PasswordConfirmation confirmation;
  private final transient List<Guarded> guarded;

  /**
   * @param guarded what is dangerous; a form that asks for the password itself need not be there
   */
  public Confirmation(Console console, PasswordConfirmation confirmation, List<Guarded> guarded) {
    this.console = console;
    this.confirmation = confirmation;
    this.guarded = List.copyOf(guarded);
  }

  /** Something dangerous: a form, or a page, by its path. */
  public record Guarded(boolean form, Pattern path) {
    /**
     * @param address in which {@code {id}} stands for any part of a path
     */
    public static Guarded form(String address) {
      return new Guarded(true, pattern(address, ""));
    }

    /** All forms at and below this address. */
    public static Guarded forms(String address) {
      return new Guarded(true, pattern(address, "(/.*)?"));
    }

    public static Guarded page(String address) {
      return new Guarded(false, pattern(address, ""));
    }

    private static Pattern pattern(String address, String end) {
      String path = Pattern.quote(address).replace("{id}", "\\E[^/]+\\Q");
      return Pattern.compile(path + end);
    }

    /** Whether this is the page at {@code path}, and it is dangerous. */
    public boolean isPage(String path) {
      return !form && this.path.matcher(path).matches();
    }

    boolean covers(Visit visit) {
      return form == visit.isPost() && path.matcher(visit.path()).matches();
    }
  }

  /** The password that the form was given. */
  static Secret password(Visit visit) throws IOException {
    return visit.secret(PASSWORD, Admin.MAX_PASSWORD_CHARS);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Visit visit = new Visit(console, request, response);
    if (!isToConfirm(visit)) {
      chain.doFilter(request, response);
    } else if (!visit.isPost()) {
      visit.redirect(LocalPath.andBackTo(ConfirmServlet.PATH, visit.here()));
    } else if (visit.form().has(PASSWORD)
        && confirmation.prove(visit.access(), password(visit), visit.origin())) {
      chain.doFilter(request, response);
    } else {
      ask(visit);
    }
  }

  private static boolean isSecret(Input.Field field) {
    return SECRETS.contains(field.name());
  }

  private boolean isToConfirm(Visit visit) {
    return visit.signedIn().filter(access -> !confirmation.isFresh(access)).isPresent()
        && guarded.stream().anyMatch(one -> one.covers(visit));
  }

  /**
   * Shows the form that asks, with the fields of the one that was sent. Secrets are not put on a
   * page: that some were left out is what the form then says.
   */
  private static void ask(Visit visit) throws ServletException, IOException {
    List<Input.Field> carried =
        visit.form().fields().stream()
            .filter(field -> !OWN_FIELDS.contains(field.name()))
            .collect(Collectors.toCollection(ArrayList::new));
    boolean secrets =
        carried.stream().anyMatch(field -> isSecret(field) && !field.value().isEmpty());
    carried.removeIf(Confirmation::isSecret);
    if (secrets) {
      carried.add(new Input.Field(LEFT_OUT, "1"));
    }
    boolean refused = visit.form().has(PASSWORD);
    visit.show("confirm", new ConfirmPage(visit.writtenPath(), carried, refused));
  }
}
