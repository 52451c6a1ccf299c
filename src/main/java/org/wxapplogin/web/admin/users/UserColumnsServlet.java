package org.wxapplogin.web.admin.users;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.AdminServlet;
import org.wxapplogin.web.admin.page.Cookies;
import org.wxapplogin.web.admin.page.Form;
import org.wxapplogin.web.admin.page.LocalPath;

/** {@code POST /admin/users/columns}: remembers in this browser which columns the list shows. */
public final class UserColumnsServlet extends AdminServlet {
  private static final int MAX_PATH = 1_000;

  private final transient Cookies cookies;

  public UserColumnsServlet(boolean secureCookies) {
    this.cookies = new Cookies(secureCookies);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Input form = Form.of(request);
    if (form.has("reset")) {
      cookies.remove(request, response, UserColumn.COOKIE);
    } else {
      String text = UserColumn.text(UserColumn.ofNames(form.names()));
      cookies.keep(request, response, UserColumn.COOKIE, text);
    }
    LocalPath.redirect(
        request, response, LocalPath.orUsers(form.optional("to", MAX_PATH).orElse("")));
  }
}
