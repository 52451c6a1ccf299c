package org.wxapplogin.web.admin.users;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Optional;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.service.account.Phones;
import org.wxapplogin.service.users.UserListService;
import org.wxapplogin.service.users.UserListing;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.AdminAuth;
import org.wxapplogin.web.admin.page.AdminServlet;
import org.wxapplogin.web.admin.page.Cookies;
import org.wxapplogin.web.admin.page.Language;
import org.wxapplogin.web.admin.page.Messages;
import org.wxapplogin.web.admin.page.Pages;

/** {@code GET /admin/users}: the list of users; {@link UserListLinks} has the parameters. */
public final class UserListServlet extends AdminServlet {
  private final transient UserListService users;
  private final transient Phones phones;
  private final transient ZoneId zone;
  private final transient Cookies cookies;
  private final transient Pages pages;

  public UserListServlet(
      UserListService users, Phones phones, ZoneId zone, boolean secureCookies, Pages pages) {
    this.users = users;
    this.phones = phones;
    this.zone = zone;
    this.cookies = new Cookies(secureCookies);
    this.pages = pages;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Input in = Input.ofQuery(request);
    UserListLinks links = UserListLinks.read(in);
    Optional<ListCursor> from = in.optional("at", ListCursor.MAX_TEXT).flatMap(ListCursor::parse);

    UserListing listing = users.page(links.query(zone), from);

    Messages messages = Messages.of(Language.of(request));
    UserListPage.Parts parts =
        new UserListPage.Parts(
            links,
            links.at(from),
            users.apps(),
            UserColumn.chosen(request),
            phones::masked,
            AdminAuth.actor(request).mayAct(),
            BulkFlash.take(request, response, cookies)
                .map(flash -> flash.note(messages))
                .orElse(BulkNote.NONE),
            messages,
            zone);
    pages.show(request, response, "users", UserListPage.of(parts, listing));
  }
}
