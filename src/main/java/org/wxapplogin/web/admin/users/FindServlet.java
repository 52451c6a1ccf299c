package org.wxapplogin.web.admin.users;

import java.io.IOException;
import org.wxapplogin.domain.UserSearch;
import org.wxapplogin.service.users.UserFinder;
import org.wxapplogin.service.users.UserFinder.Found;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/**
 * {@code POST /admin/find}: leads from the box in the frame to the one user whom the text means, or
 * to the list of those whom it may mean. Posted, as {@link UserSearchServlet} is and for its
 * reason.
 */
public final class FindServlet extends ConsoleServlet {
  public static final String PATH = Paths.FIND;

  private final transient UserFinder finder;

  public FindServlet(Console console, UserFinder finder) {
    super(console);
    this.finder = finder;
  }

  @Override
  protected void post(Visit visit) throws IOException {
    String typed = visit.field(UserListLinks.TEXT, UserSearch.MAX_TYPED).strip();
    visit.redirect(typed.isEmpty() ? Paths.USERS : address(finder.find(visit.actor(), typed)));
  }

  private static String address(Found found) {
    if (found.user().isPresent()) {
      return Paths.user(found.user().get());
    }
    return found
        .app()
        .map(UserListLinks::ofApp)
        .orElseGet(() -> UserListLinks.ofSearch(found.search()));
  }
}
