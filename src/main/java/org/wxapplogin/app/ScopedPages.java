package org.wxapplogin.app;

import java.util.Set;
import org.wxapplogin.service.users.UserPageQuery;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.ScopeGate;
import org.wxapplogin.web.admin.users.FindServlet;
import org.wxapplogin.web.admin.users.SavedFiltersServlet;
import org.wxapplogin.web.admin.users.UserBulkServlet;
import org.wxapplogin.web.admin.users.UserColumnsServlet;
import org.wxapplogin.web.admin.users.UserCsvServlet;
import org.wxapplogin.web.admin.users.UserSearchServlet;

/**
 * What is open to admins who are held to some apps, beside the pages of users of these apps. Before
 * a page is added here, {@code AppScopeWalkTest} must find nothing of another app on it.
 */
final class ScopedPages {
  private static final Set<String> PAGES =
      Set.of(
          "/admin",
          Paths.HOME,
          Paths.SIGN_IN,
          Paths.SIGN_IN_CODE,
          Paths.SIGN_OUT,
          Paths.CONFIRM,
          Paths.UNSENT,
          Paths.USERS,
          FindServlet.PATH,
          UserSearchServlet.PATH,
          UserColumnsServlet.PATH,
          UserCsvServlet.PATH,
          Paths.LOGINS,
          Paths.PUSH_LOG,
          Paths.AUDIT);

  private static final Set<String> TREES =
      Set.of(Paths.ACCOUNT, UserBulkServlet.PATH, SavedFiltersServlet.PATH);

  private ScopedPages() {}

  static ScopeGate gate(UserPageQuery users) {
    return new ScopeGate(PAGES, TREES, users::isSeen);
  }
}
