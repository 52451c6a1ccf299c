package org.wxapplogin.web.admin.page;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** {@code GET /}: who opens the application in a browser wants the console. */
public final class HomeServlet extends HttpServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    LocalPath.redirect(request, response, Paths.HOME);
  }
}
