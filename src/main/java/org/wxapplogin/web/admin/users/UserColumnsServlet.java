package org.wxapplogin.web.admin.users;

import java.io.IOException;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.LocalPath;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/** {@code POST /admin/users/columns}: remembers in this browser which columns the list shows. */
public final class UserColumnsServlet extends ConsoleServlet {
  public static final String PATH = Paths.USERS + "/columns";

  public UserColumnsServlet(Console console) {
    super(console);
  }

  @Override
  protected void post(Visit visit) throws IOException {
    Input form = visit.form();
    if (form.has("reset")) {
      visit.removeCookie(UserColumn.COOKIE);
    } else {
      visit.keepCookie(UserColumn.COOKIE, UserColumn.text(UserColumn.ofNames(form.names())));
    }
    visit.redirect(LocalPath.wantedOrUsers(form));
  }
}
