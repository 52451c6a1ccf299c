package org.wxapplogin.web.admin.admins;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.wxapplogin.domain.AdminAccount;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppScope;
import org.wxapplogin.domain.AuditQuery;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.admin.AdminManagement;
import org.wxapplogin.service.admin.OneTimeSecrets;
import org.wxapplogin.service.apps.Apps;
import org.wxapplogin.service.users.EventQueries;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Outcome;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/**
 * {@code GET /admin/admins/{id}}: one admin. {@code POST /admin/admins/{id}/{act}}: does something
 * to them and leads back to the page, which tells what became of it.
 */
public final class AdminPageServlet extends ConsoleServlet {
  public static final String PATH = AdminListServlet.PATH + "/{id}";
  public static final String ROLE = PATH + "/role";
  public static final String APPS = PATH + "/apps";
  public static final String DISABLE = PATH + "/disable";
  public static final String ENABLE = PATH + "/enable";
  public static final String RESET_PASSWORD = PATH + "/reset-password";
  public static final String RESET_TOTP = PATH + "/reset-totp";

  /** In an undo: all apps. */
  static final String ALL = "-";

  private final transient AdminManagement admins;
  private final transient OneTimeSecrets secrets;
  private final transient EventQueries events;
  private final transient Apps apps;
  private final transient Map<String, Handler> acts =
      Map.of(
          ROLE, this::setRole,
          APPS, this::setApps,
          DISABLE, this::disable,
          ENABLE, this::enable,
          RESET_PASSWORD, this::resetPassword,
          RESET_TOTP, this::resetTotp);

  public AdminPageServlet(
      Console console,
      AdminManagement admins,
      OneTimeSecrets secrets,
      EventQueries events,
      Apps apps) {
    super(console);
    this.admins = admins;
    this.secrets = secrets;
    this.events = events;
    this.apps = apps;
  }

  @Override
  protected void get(Visit visit) throws ServletException, IOException {
    Actor by = visit.actor();
    long id = visit.address().equals(PATH) ? visit.id() : 0;
    Optional<AdminAccount> found = admins.find(by, id);
    if (found.isEmpty()) {
      visit.notFound("admin", Paths.ADMINS, "admins.back");
      return;
    }
    visit.show(
        "admin",
        AdminDetailPage.of(
            found.get(),
            by.admin(),
            AppPicks.boxes(apps.appids(), found.get().admin().apps(), visit.texts()),
            secrets.take(visit.access(), OneTimeSecrets.About.START_PASSWORD, id),
            events.audit(by, AuditQuery.ofTarget(AuditTarget.admin(id)), Optional.empty()),
            visit.flash(visit.path()),
            visit.texts()));
  }

  @Override
  protected void post(Visit visit) throws ServletException, IOException {
    handle(visit, acts);
  }

  private void setRole(Visit visit) throws IOException {
    Optional<AdminRole> before =
        admins.setRole(visit.actor(), visit.id(), AdminListServlet.role(visit));
    done(
        visit,
        before
            .map(role -> Flash.of(Outcome.roleWas(role)).undoneBy(role.name()))
            .orElse(Flash.of(Outcome.UNCHANGED)));
  }

  private void setApps(Visit visit) throws IOException {
    Collection<String> known = new TreeSet<>(apps.appids());
    admins
        .find(visit.actor(), visit.id())
        .ifPresent(account -> known.addAll(account.admin().apps().apps()));
    Optional<AppScope> before =
        admins.setApps(visit.actor(), visit.id(), AppPicks.read(visit, known));
    done(
        visit,
        Flash.of(before.isPresent(), Outcome.ADMIN_APPS_SET)
            .undoneBy(
                before.map(AppScope::text).map(text -> text.isEmpty() ? ALL : text).orElse("")));
  }

  private void disable(Visit visit) {
    boolean disabled = admins.disable(visit.actor(), visit.id());
    done(visit, Flash.of(disabled, Outcome.ADMIN_DISABLED));
  }

  private void enable(Visit visit) {
    boolean enabled = admins.enable(visit.actor(), visit.id());
    done(visit, Flash.of(enabled, Outcome.ADMIN_ENABLED));
  }

  private void resetPassword(Visit visit) {
    boolean reset = admins.resetPassword(visit.actor(), visit.access(), visit.id());
    done(visit, Flash.of(reset, Outcome.ADMIN_PASSWORD_RESET));
  }

  private void resetTotp(Visit visit) {
    boolean reset = admins.resetTotp(visit.actor(), visit.id());
    done(visit, Flash.of(reset, Outcome.ADMIN_TOTP_RESET));
  }

  private static void done(Visit visit, Flash flash) {
    visit.redirect(Paths.of(PATH, visit.id()), flash);
  }
}
