package org.wxapplogin.web.admin.events;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.ListPage;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.WithId;
import org.wxapplogin.service.users.EventQueries;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.AdminServlet;
import org.wxapplogin.web.admin.page.Language;
import org.wxapplogin.web.admin.page.Messages;
import org.wxapplogin.web.admin.page.Pages;

/** {@code GET /admin/logins?user=&ip=&outcome=&app=&from=&until=&at=}: the login events. */
public final class LoginListServlet extends AdminServlet {
  private final transient EventQueries reads;
  private final transient List<String> appids;
  private final transient ZoneId zone;
  private final transient Pages pages;

  public LoginListServlet(EventQueries reads, List<String> appids, ZoneId zone, Pages pages) {
    this.reads = reads;
    this.appids = List.copyOf(appids);
    this.zone = zone;
    this.pages = pages;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Input in = Input.ofQuery(request);
    LoginLinks links = LoginLinks.read(in);
    Optional<ListCursor> from = in.optional("at", ListCursor.MAX_TEXT).flatMap(ListCursor::parse);

    ListPage<WithId<LoginEvent>> page = reads.logins(links.query(zone), from);

    Messages messages = Messages.of(Language.of(request));
    pages.show(request, response, "logins", LoginListPage.of(links, page, appids, messages, zone));
  }
}
