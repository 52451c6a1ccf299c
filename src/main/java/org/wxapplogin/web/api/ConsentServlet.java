package org.wxapplogin.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.wxapplogin.domain.ConsentDocument;
import org.wxapplogin.domain.Session;
import org.wxapplogin.service.account.Consents;
import org.wxapplogin.web.ApiServlet;
import org.wxapplogin.web.Envelope;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.TokenFilter;

/** {@code POST /wx/user/consent}: the user has agreed to a version of a document. */
public final class ConsentServlet extends ApiServlet {
  private final transient Consents consents;

  public ConsentServlet(Consents consents) {
    this.consents = consents;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Session session = TokenFilter.session(request);
    ConsentDocument to = ConsentInput.read(Input.ofBody(request));
    Envelope.ok(request, response, new Reply(consents.give(session, to).orElse(null)));
  }

  private record Reply(ConsentDocument consentNeeded) {}
}
