package org.wxapplogin.web.admin.events;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.domain.ListPage;
import org.wxapplogin.domain.WithId;
import org.wxapplogin.service.users.EventQueries;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Visit;

/** {@code GET /admin/audit?admin=&act=&user=&to=&from=&until=&at=}: what admins did. */
public final class AuditListServlet extends ConsoleServlet {
  public static final String PATH = Paths.AUDIT;

  private final transient EventQueries events;

  public AuditListServlet(Console console, EventQueries events) {
    super(console);
    this.events = events;
  }

  @Override
  protected void get(Visit visit) throws ServletException, IOException {
    Texts texts = visit.texts();
    AuditLinks links = AuditLinks.read(visit.filter());
    ListPage<WithId<AuditEvent>> page = events.audit(links.query(texts.zone()), visit.cursor());
    visit.show("audit", AuditListPage.of(links, page, events.admins(), texts));
  }
}
