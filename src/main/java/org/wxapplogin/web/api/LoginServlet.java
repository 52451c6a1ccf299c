package org.wxapplogin.web.api;

import com.google.gson.JsonElement;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ConsentDocument;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.ShownText;
import org.wxapplogin.service.login.LoginRequest;
import org.wxapplogin.service.login.LoginService;
import org.wxapplogin.service.login.SignedIn;
import org.wxapplogin.web.ApiServlet;
import org.wxapplogin.web.Envelope;
import org.wxapplogin.web.HeaderText;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.RemoteAddress;

/**
 * {@code POST /wx/auth/login_by_weixin}, {@code /login}, {@code /login.jsp}: trades a code of
 * {@code wx.login} for a session token.
 */
public final class LoginServlet extends ApiServlet {
  private static final int MAX_APPID = 32;
  private static final int MAX_CODE = 128;
  private static final int MAX_DEVICE = 128;

  private final transient LoginService logins;
  private final transient UserInfos infos;
  private final boolean queryAllowed;

  /**
   * @param queryAllowed whether a GET with {@code ?code=} is answered too, as the old login page
   *     was
   */
  public LoginServlet(LoginService logins, UserInfos infos, boolean queryAllowed) {
    this.logins = logins;
    this.infos = infos;
    this.queryAllowed = queryAllowed;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    login(request, Input.ofBody(request));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    if (!queryAllowed) {
      throw new AppException(ErrorCode.NOT_SUPPORTED, "method GET");
    }
    login(request, Input.ofQuery(request));
  }

  @Override
  protected void resume(HttpServletRequest request, HttpServletResponse response, Object result)
      throws IOException {
    SignedIn signedIn = (SignedIn) result;
    Envelope.ok(
        request,
        response,
        new Reply(
            signedIn.token().reveal(),
            signedIn.expiresAt().toString(),
            Duration.between(signedIn.at(), signedIn.expiresAt()).toSeconds(),
            signedIn.newUser(),
            infos.of(signedIn.user()),
            signedIn.consentNeeded().orElse(null)));
  }

  private void login(HttpServletRequest request, Input in) {
    refuseObsolete(request, in);
    LoginRequest login =
        new LoginRequest(
            in.optional("appid", MAX_APPID)
                .filter(appid -> !appid.isBlank())
                .or(() -> Referer.appid(request).filter(logins::serves)),
            in.required("code", MAX_CODE),
            ProfileInput.ofLogin(in),
            UserDataInput.read(in),
            in.flag("rotation"),
            in.flag("restore"),
            ConsentInput.ofLogin(in),
            device(request, in),
            RemoteAddress.of(request));
    suspend(request, () -> logins.login(login));
  }

  /**
   * Refuses what the old client sent: it had the AppSecret, asked WeChat itself and sent the openid
   * it got. Anybody can send an openid, so it proves nothing, whichever field it is in.
   */
  private static void refuseObsolete(HttpServletRequest request, Input in) {
    Input query = Input.ofQuery(request);
    for (String name : new String[] {"open_id", "openid", "session_key"}) {
      if (in.has(name) || query.has(name)) {
        throw new AppException(ErrorCode.OBSOLETE_CLIENT, "the request carries " + name);
      }
    }
  }

  /**
   * The name the client sends for its device, else its User-Agent, shortened, so that a list of
   * devices shows which is which. It decides nothing, so no name of a device costs a login.
   */
  private static String device(HttpServletRequest request, Input in) {
    return in.raw("device")
        .filter(JsonElement::isJsonPrimitive)
        .map(name -> ShownText.line(name.getAsString(), MAX_DEVICE))
        .filter(name -> !name.isEmpty())
        .or(() -> HeaderText.userAgent(request).map(name -> ShownText.line(name, MAX_DEVICE)))
        .orElse("");
  }

  private record Reply(
      String token,
      String tokenExpire,
      long expiresIn,
      boolean newUser,
      UserInfo userInfo,
      ConsentDocument consentNeeded) {}
}
