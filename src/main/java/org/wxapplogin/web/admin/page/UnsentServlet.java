package org.wxapplogin.web.admin.page;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.web.Input;

/**
 * {@code POST /admin/unsent}: shows a form again that was sent after its session had ended, with
 * what was typed, now that its admin has signed in again. It does nothing else: the admin sends the
 * form. Only a search changes nothing, so it leads on to what was looked for.
 */
public final class UnsentServlet extends ConsoleServlet {
  public static final String PATH = Paths.UNSENT;

  private final transient Console console;
  private final transient List<String> searches;

  /**
   * @param searches where forms go that only lead to a page
   */
  public UnsentServlet(Console console, List<String> searches) {
    super(console);
    this.console = console;
    this.searches = List.copyOf(searches);
  }

  @Override
  protected void get(Visit visit) {
    visit.redirect(Paths.HOME); // who reloads the page in another way than by sending it again
  }

  @Override
  protected void post(Visit visit) throws ServletException, IOException {
    Optional<Unsent> unsent =
        Unsent.parse(visit.field(Unsent.FIELD, Unsent.MAX_TEXT), console.forms());
    if (unsent.isEmpty()) {
      visit.redirect(Paths.HOME);
    } else if (!FormPages.isOf(visit.request(), unsent.get().page())) {
      throw visit.notAllowed("other-admin");
    } else if (searches.contains(unsent.get().action())) {
      visit.goOnWith(unsent.get().action(), Input.ofFields(unsent.get().fields()));
    } else if (!console
        .refill()
        .showKept(visit.request(), visit.response(), unsent.get(), visit.texts().messages())) {
      visit.redirect(unsent.get().page().path());
    }
  }
}
