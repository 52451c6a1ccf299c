package org.wxapplogin.web.admin.page;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** {@code GET /}: leads whoever opens the application in a browser to the console. */
public final class HomeServlet extends HttpServlet {

  private final transient Console console;

  public HomeServlet(Console console) {
    this.console = console;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    new Visit(console, request, response).redirect(Paths.HOME);
  }
}
