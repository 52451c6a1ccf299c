package org.wxapplogin.web.admin.dashboard;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import org.wxapplogin.service.figures.SystemQuery;
import org.wxapplogin.service.figures.SystemState;
import org.wxapplogin.web.admin.page.AdminAuth;
import org.wxapplogin.web.admin.page.AdminServlet;
import org.wxapplogin.web.admin.page.Language;
import org.wxapplogin.web.admin.page.Messages;
import org.wxapplogin.web.admin.page.Pages;

/** {@code GET /admin/system}: versions, nodes, jobs, database and configuration. */
public final class SystemServlet extends AdminServlet {
  private final transient SystemQuery reads;
  private final transient ZoneId zone;
  private final transient Pages pages;

  public SystemServlet(SystemQuery reads, ZoneId zone, Pages pages) {
    this.reads = reads;
    this.zone = zone;
    this.pages = pages;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    SystemState state = reads.read(AdminAuth.actor(request));

    pages.show(
        request,
        response,
        "system",
        SystemPage.of(
            state,
            getServletContext().getServerInfo(),
            System::getProperty,
            Messages.of(Language.of(request)),
            zone));
  }
}
