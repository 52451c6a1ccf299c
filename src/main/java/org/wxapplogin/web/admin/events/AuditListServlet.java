package org.wxapplogin.web.admin.events;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Optional;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.ListPage;
import org.wxapplogin.domain.WithId;
import org.wxapplogin.service.users.EventQueries;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.AdminServlet;
import org.wxapplogin.web.admin.page.Language;
import org.wxapplogin.web.admin.page.Messages;
import org.wxapplogin.web.admin.page.Pages;

/** {@code GET /admin/audit?admin=&act=&user=&to=&from=&until=&at=}: what admins did. */
public final class AuditListServlet extends AdminServlet {
  private final transient EventQueries reads;
  private final transient ZoneId zone;
  private final transient Pages pages;

  public AuditListServlet(EventQueries reads, ZoneId zone, Pages pages) {
    this.reads = reads;
    this.zone = zone;
    this.pages = pages;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Input in = Input.ofQuery(request);
    AuditLinks links = AuditLinks.read(in);
    Optional<ListCursor> from = in.optional("at", ListCursor.MAX_TEXT).flatMap(ListCursor::parse);

    ListPage<WithId<AuditEvent>> page = reads.audit(links.query(zone), from);

    Messages messages = Messages.of(Language.of(request));
    pages.show(
        request, response, "audit", AuditListPage.of(links, page, reads.admins(), messages, zone));
  }
}
