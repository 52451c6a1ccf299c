package org.wxapplogin.web.admin.page;

import jakarta.servlet.ServletException;
import java.io.IOException;

/** {@code /admin/*}: every path that is no page. */
public final class NotFoundServlet extends ConsoleServlet {

  public NotFoundServlet(Console console) {
    super(console);
  }

  @Override
  boolean isOfNothing() {
    return true;
  }

  @Override
  protected void get(Visit visit) throws ServletException, IOException {
    visit.notFound();
  }

  @Override
  protected void post(Visit visit) throws ServletException, IOException {
    visit.notFound();
  }
}
