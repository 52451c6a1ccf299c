package org.wxapplogin.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.Session;
import org.wxapplogin.service.account.PhoneService;
import org.wxapplogin.service.wechat.UserData.Encrypted;
import org.wxapplogin.web.ApiServlet;
import org.wxapplogin.web.Envelope;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.TokenFilter;

/**
 * {@code POST /wx/auth/bindPhone}: binds the number that WeChat's phone number button gave. The
 * user has just chosen to show it, so this reply, and no other, has the number in full.
 */
public final class BindPhoneServlet extends ApiServlet {
  private static final int MAX_CODE = 256;

  private final transient PhoneService phones;

  public BindPhoneServlet(PhoneService phones) {
    this.phones = phones;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Session session = TokenFilter.session(request);
    Input in = Input.ofBody(request);
    Optional<Encrypted> data = in.hasValue("code") ? Optional.empty() : UserDataInput.encrypted(in);
    if (data.isPresent()) {
      resume(request, response, phones.bindByData(session, data.get()));
    } else {
      suspend(request, () -> phones.bindByCode(session, in.required("code", MAX_CODE)));
    }
  }

  @Override
  protected void resume(HttpServletRequest request, HttpServletResponse response, Object result)
      throws IOException {
    Phone phone = (Phone) result;
    Envelope.ok(request, response, new Reply(phone.number(), phone.countryCode()));
  }

  private record Reply(String phone, String countryCode) {}
}
