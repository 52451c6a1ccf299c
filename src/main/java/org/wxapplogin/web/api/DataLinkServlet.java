package org.wxapplogin.web.api;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.wxapplogin.service.account.DataLinks;
import org.wxapplogin.service.account.PersonalDataService.Export;
import org.wxapplogin.web.ApiServlet;
import org.wxapplogin.web.Envelope;
import org.wxapplogin.web.Input;

/**
 * {@code GET /data}: the page that a link to one's personal data leads to, which changes nothing,
 * so that whatever looks at links beforehand does not use it up. {@code POST /data}: gives the
 * file, once, for the token in the form.
 */
public final class DataLinkServlet extends ApiServlet {
  private static final int MAX_TOKEN = 1_000;

  /** No script of others, nothing that the page does not have. */
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final transient DataLinks links;
  private final transient UserInfos infos;

  public DataLinkServlet(DataLinks links, UserInfos infos) {
    this.links = links;
    this.infos = infos;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    show(request, response);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String typed = Input.ofBody(request).optional("token", MAX_TOKEN).orElse("").strip();
    String token = typed.substring(typed.indexOf('#') + 1); // some paste the whole link
    Optional<Export> export = links.take(token);
    if (export.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_GONE);
      request.setAttribute("gone", true);
      show(request, response);
      return;
    }
    protect(response);
    response.setHeader("Content-Disposition", "attachment; filename=\"wxapplogin-export.json\"");
    Envelope.ok(request, response, PersonalDataReply.of(export.get(), infos, Optional.empty()));
  }

  private static void show(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    protect(response);
    response.setHeader("Cache-Control", "no-store");
    request.getRequestDispatcher("/WEB-INF/jsp/data.jsp").forward(request, response);
  }

  private static void protect(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Robots-Tag", "noindex, nofollow");
  }
}
