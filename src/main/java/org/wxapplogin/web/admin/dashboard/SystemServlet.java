package org.wxapplogin.web.admin.dashboard;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.wxapplogin.service.figures.SystemQuery;
import org.wxapplogin.service.figures.SystemState;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/** {@code GET /admin/system}: versions, nodes, jobs, database and configuration. */
public final class SystemServlet extends ConsoleServlet {
  public static final String PATH = Paths.SYSTEM;

  private final transient SystemQuery system;

  public SystemServlet(Console console, SystemQuery system) {
    super(console);
    this.system = system;
  }

  @Override
  protected void get(Visit visit) throws ServletException, IOException {
    SystemState state = system.read(visit.actor());
    String container = getServletContext().getServerInfo();
    visit.show("system", SystemPage.of(state, container, System::getProperty, visit.texts()));
  }
}
