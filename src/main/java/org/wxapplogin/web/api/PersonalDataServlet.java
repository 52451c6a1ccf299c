package org.wxapplogin.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.wxapplogin.domain.Session;
import org.wxapplogin.service.account.PersonalDataService;
import org.wxapplogin.service.account.PersonalDataService.Export;
import org.wxapplogin.web.ApiServlet;
import org.wxapplogin.web.Envelope;
import org.wxapplogin.web.TokenFilter;

/** {@code GET /wx/user/export}: all data held on the user who asks, as one file. */
public final class PersonalDataServlet extends ApiServlet {
  private final transient PersonalDataService exports;
  private final transient UserInfos infos;

  public PersonalDataServlet(PersonalDataService exports, UserInfos infos) {
    this.exports = exports;
    this.infos = infos;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Session session = TokenFilter.session(request);
    Export export = exports.export(session.userId());
    PersonalDataReply reply = PersonalDataReply.of(export, infos, Optional.of(session));
    response.setHeader("Content-Disposition", "attachment; filename=\"wxapplogin-export.json\"");
    Envelope.ok(request, response, reply);
  }
}
