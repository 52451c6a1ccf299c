package org.wxapplogin.web.admin.events;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.wxapplogin.domain.ListPage;
import org.wxapplogin.domain.PushRecord;
import org.wxapplogin.domain.WithId;
import org.wxapplogin.service.apps.Apps;
import org.wxapplogin.service.users.EventQueries;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/** {@code GET /admin/pushes?app=&kind=&outcome=&at=}: all that WeChat has pushed. */
public final class PushLogServlet extends ConsoleServlet {
  public static final String PATH = Paths.PUSH_LOG;

  private final transient EventQueries events;
  private final transient Apps apps;

  public PushLogServlet(Console console, EventQueries events, Apps apps) {
    super(console);
    this.events = events;
    this.apps = apps;
  }

  @Override
  protected void get(Visit visit) throws ServletException, IOException {
    PushLogLinks links = PushLogLinks.read(visit.filter());
    ListPage<WithId<PushRecord>> page = events.pushes(visit.actor(), links.query(), visit.cursor());
    visit.show(
        "pushes",
        PushLogPage.of(links, page, visit.actor().apps().within(apps.appids()), visit.texts()));
  }
}
