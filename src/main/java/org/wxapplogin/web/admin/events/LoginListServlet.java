package org.wxapplogin.web.admin.events;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import org.wxapplogin.domain.FilteredList;
import org.wxapplogin.domain.ListPage;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.WithId;
import org.wxapplogin.service.apps.Apps;
import org.wxapplogin.service.users.EventQueries;
import org.wxapplogin.service.users.SavedFilters;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Visit;

/** {@code GET /admin/logins?user=&ip=&outcome=&app=&from=&until=&at=}: the login events. */
public final class LoginListServlet extends ConsoleServlet {
  public static final String PATH = Paths.LOGINS;

  private final transient EventQueries events;
  private final transient SavedFilters filters;
  private final transient Apps apps;

  public LoginListServlet(Console console, EventQueries events, SavedFilters filters, Apps apps) {
    super(console);
    this.events = events;
    this.filters = filters;
    this.apps = apps;
  }

  @Override
  protected void get(Visit visit) throws ServletException, IOException {
    Texts texts = visit.texts();
    LoginLinks links = LoginLinks.read(visit.filter());
    ListPage<WithId<LoginEvent>> page =
        events.logins(visit.actor(), links.query(texts.zone()), visit.cursor());
    List<String> appids = visit.actor().apps().within(apps.appids());
    SavedFiltersPanel saved =
        SavedFiltersPanel.of(
            links.toSave(),
            links.at(visit.cursor()),
            filters.of(visit.actor(), FilteredList.LOGINS));
    visit.show(
        "logins",
        LoginListPage.of(links, page, appids, visit.today(), saved, visit.notice(PATH), texts));
  }
}
