package org.wxapplogin.web.admin.events;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.domain.FilteredList;
import org.wxapplogin.domain.ListPage;
import org.wxapplogin.domain.WithId;
import org.wxapplogin.service.users.EventQueries;
import org.wxapplogin.service.users.SavedFilters;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Visit;

/** {@code GET /admin/audit?by=&act=&user=&to=&from=&until=&at=}: what admins and services did. */
public final class AuditListServlet extends ConsoleServlet {
  public static final String PATH = Paths.AUDIT;

  private final transient EventQueries events;
  private final transient SavedFilters filters;
  private final transient List<String> services;

  /**
   * @param services the names of those that are configured
   */
  public AuditListServlet(
      Console console, EventQueries events, SavedFilters filters, List<String> services) {
    super(console);
    this.events = events;
    this.filters = filters;
    this.services = services;
  }

  @Override
  protected void get(Visit visit) throws ServletException, IOException {
    Texts texts = visit.texts();
    AuditLinks links = AuditLinks.read(visit.filter());
    ListPage<WithId<AuditEvent>> page =
        events.audit(visit.actor(), links.query(texts.zone()), visit.cursor());
    List<String> known = visit.actor().apps().isAll() ? services : List.of();
    SavedFiltersPanel saved =
        SavedFiltersPanel.of(
            links.toSave(),
            links.at(visit.cursor()),
            filters.of(visit.actor(), FilteredList.AUDIT));
    visit.show(
        "audit",
        AuditListPage.of(links, page, events.admins(), known, saved, visit.notice(PATH), texts));
  }
}
