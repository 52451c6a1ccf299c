package org.wxapplogin.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.wxapplogin.service.account.PhoneService;
import org.wxapplogin.web.ApiServlet;
import org.wxapplogin.web.Envelope;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.TokenFilter;

/** {@code POST /wx/auth/unbindPhone}: takes the user's phone number off their account. */
public final class UnbindPhoneServlet extends ApiServlet {
  private final transient PhoneService phones;

  public UnbindPhoneServlet(PhoneService phones) {
    this.phones = phones;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Input.ofBody(request);
    boolean unbound = phones.unbind(TokenFilter.session(request));
    Envelope.ok(request, response, new Reply(unbound));
  }

  private record Reply(boolean unbound) {}
}
