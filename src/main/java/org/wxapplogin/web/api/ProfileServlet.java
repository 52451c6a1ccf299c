package org.wxapplogin.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.wxapplogin.domain.Session;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.account.ProfileService;
import org.wxapplogin.service.account.UserService;
import org.wxapplogin.service.wechat.UserData;
import org.wxapplogin.web.ApiServlet;
import org.wxapplogin.web.Envelope;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.TokenFilter;

/** {@code GET, POST /wx/user/profile}: what the user shows of themselves, and its change. */
public final class ProfileServlet extends ApiServlet {
  private final transient UserService users;
  private final transient ProfileService profiles;
  private final transient UserInfos infos;

  public ProfileServlet(UserService users, ProfileService profiles, UserInfos infos) {
    this.users = users;
    this.profiles = profiles;
    this.infos = infos;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    reply(request, response, users.get(TokenFilter.session(request).userId()));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Session session = TokenFilter.session(request);
    Input in = Input.ofBody(request);
    UserData data = UserDataInput.read(in);
    var typed = ProfileInput.ofChange(in);

    suspend(request, () -> profiles.update(session, data, typed));
  }

  @Override
  protected void resume(HttpServletRequest request, HttpServletResponse response, Object result)
      throws IOException {
    reply(request, response, (User) result);
  }

  private void reply(HttpServletRequest request, HttpServletResponse response, User user)
      throws IOException {
    Envelope.ok(request, response, new Reply(infos.of(user)));
  }

  private record Reply(UserInfo userInfo) {}
}
