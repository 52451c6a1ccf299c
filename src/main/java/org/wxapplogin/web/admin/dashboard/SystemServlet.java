package org.wxapplogin.web.admin.dashboard;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.wxapplogin.service.backend.ServiceOverview;
import org.wxapplogin.service.figures.SystemQuery;
import org.wxapplogin.service.figures.SystemState;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/** {@code GET /admin/system}: versions, nodes, services, jobs, database and configuration. */
public final class SystemServlet extends ConsoleServlet {
  public static final String PATH = Paths.SYSTEM;

  private final transient SystemQuery system;
  private final transient ServiceOverview services;

  public SystemServlet(Console console, SystemQuery system, ServiceOverview services) {
    super(console);
    this.services = services;
    this.system = system;
  }

  @Override
  protected void get(Visit visit) throws ServletException, IOException {
    SystemState state = system.read(visit.actor());
    String container = getServletContext().getServerInfo();
    visit.show(
        "system",
        SystemPage.of(
            state, services.read(visit.actor()), container, System::getProperty, visit.texts()));
  }
}
