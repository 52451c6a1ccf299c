package org.wxapplogin.web.admin.users;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Optional;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.FilteredList;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.UserSearch;
import org.wxapplogin.service.account.Phones;
import org.wxapplogin.service.users.SavedFilters;
import org.wxapplogin.service.users.UserListService;
import org.wxapplogin.service.users.UserListing;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Notice.Undo;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Visit;

/** {@code GET /admin/users}: the list of users; {@link UserListLinks} has the parameters. */
public final class UserListServlet extends ConsoleServlet {
  public static final String PATH = Paths.USERS;

  private final transient UserListService users;
  private final transient SavedFilters filters;
  private final transient Phones phones;

  public UserListServlet(
      Console console, UserListService users, SavedFilters filters, Phones phones) {
    super(console);
    this.filters = filters;
    this.users = users;
    this.phones = phones;
  }

  @Override
  protected void get(Visit visit) throws ServletException, IOException {
    Texts texts = visit.texts();
    UserListLinks links = UserListLinks.read(visit.filter());
    if (links.search().filter(it -> it.by() == UserSearch.By.PHONE_END).isPresent()) {
      visit.actor().need(AdminRole.OPERATOR);
    }
    Optional<ListCursor> from = visit.cursor();
    UserListing listing = users.page(visit.actor(), links.query(texts.zone()), from);
    UserListPage.Parts parts =
        new UserListPage.Parts(
            links,
            links.at(from),
            users.apps(visit.actor()),
            filters.of(visit.actor(), FilteredList.USERS),
            visit.today(),
            UserColumn.chosen(visit),
            phones::shown,
            visit.actor().mayAct(),
            visit.flash(PATH).map(left -> left.notice(undo(left, links.at(from)), texts)),
            texts);
    visit.show("users", UserListPage.of(parts, listing));
  }

  private static Optional<Undo> undo(Flash flash, String here) {
    return flash.undo().isEmpty()
        ? Optional.empty()
        : Optional.of(
            Undo.by(
                BulkAct.UNDO.address(),
                new Input.Field("to", here),
                new Input.Field("undo", flash.undo())));
  }
}
