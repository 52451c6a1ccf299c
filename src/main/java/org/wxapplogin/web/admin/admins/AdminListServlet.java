package org.wxapplogin.web.admin.admins;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.AppScope;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.admin.AdminManagement;
import org.wxapplogin.service.apps.Apps;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Outcome;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/** {@code GET /admin/admins}: the admins. {@code POST}: makes one more and leads to their page. */
public final class AdminListServlet extends ConsoleServlet {
  public static final String PATH = Paths.ADMINS;

  private static final int MAX_WORD = 16;

  private final transient AdminManagement admins;
  private final transient Apps apps;

  public AdminListServlet(Console console, AdminManagement admins, Apps apps) {
    super(console);
    this.admins = admins;
    this.apps = apps;
  }

  static AdminRole role(Visit visit) throws IOException {
    String given = visit.field("role", MAX_WORD);
    return Arrays.stream(AdminRole.values())
        .filter(role -> role.name().equals(given))
        .findFirst()
        .orElseThrow(() -> AppException.ofField(ErrorCode.BAD_VALUE, "role", "is no role"));
  }

  @Override
  protected void get(Visit visit) throws ServletException, IOException {
    show(visit, "", "", AdminRole.VIEWER, AppScope.ALL);
  }

  @Override
  protected void post(Visit visit) throws ServletException, IOException {
    String name = visit.field("name", Admin.MAX_NAME_CHARS).strip();
    AdminRole role = role(visit);
    AppScope picked = AppPicks.read(visit, apps.appids());
    if (!Admin.isName(name)) {
      show(visit, name, visit.texts().text("admins.new.bad-name"), role, picked);
      return;
    }
    if (role == AdminRole.OWNER && !picked.isAll()) {
      show(visit, name, visit.texts().text("admins.apps.owner"), role, picked);
      return;
    }
    Optional<Long> made = admins.create(visit.actor(), visit.access(), name, role, picked);
    if (made.isEmpty()) {
      show(visit, name, visit.texts().text("admins.new.taken"), role, picked);
      return;
    }
    visit.redirect(Paths.of(AdminPageServlet.PATH, made.get()), Flash.of(Outcome.ADMIN_CREATED));
  }

  private void show(Visit visit, String name, String error, AdminRole role, AppScope picked)
      throws ServletException, IOException {
    Actor by = visit.actor();
    visit.show(
        "admins",
        AdminListPage.of(
            admins.list(by),
            by.admin(),
            name,
            error,
            role,
            AppPicks.boxes(apps.appids(), picked, visit.texts()),
            visit.texts()));
  }
}
