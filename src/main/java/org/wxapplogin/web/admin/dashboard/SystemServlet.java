package org.wxapplogin.web.admin.dashboard;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import org.wxapplogin.service.account.OldAddresses;
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
  private final transient List<OldAddresses> addresses;

  public SystemServlet(
      Console console, SystemQuery system, ServiceOverview services, List<OldAddresses> addresses) {
    super(console);
    this.addresses = List.copyOf(addresses);
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
            state,
            services.read(visit.actor()),
            addresses.stream().map(old -> old.state(visit.actor())).toList(),
            container,
            System::getProperty,
            visit.texts()));
  }
}
