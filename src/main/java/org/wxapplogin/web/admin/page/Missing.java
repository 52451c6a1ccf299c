package org.wxapplogin.web.admin.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers that what an address names is not there, and calls it what it is. */
final class Missing {
  private Missing() {}

  /**
   * @param what user or admin
   * @param list where all of them are, which {@code label} says
   */
  static void show(Visit visit, String requestId, String what, String list, String label)
      throws ServletException, IOException {
    Texts texts = visit.texts();
    visit.response().setStatus(HttpServletResponse.SC_NOT_FOUND);
    visit.show(
        "error",
        new ErrorPage(
            "404",
            texts.text("error.404." + what + ".title"),
            texts.text("error.404." + what + ".sentence"),
            requestId,
            list,
            texts.text(label)));
  }
}
