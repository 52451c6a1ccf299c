package org.wxapplogin.web.admin.admins;

import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AdminAccount;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppScope;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.domain.ListPage;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.WithId;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.events.AuditRow;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Notice;
import org.wxapplogin.web.admin.page.Notice.Undo;
import org.wxapplogin.web.admin.page.Option;
import org.wxapplogin.web.admin.page.Outcome;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;

/**
 * Everything admin.jsp shows, already as text.
 *
 * @param password a start password, shown this once; empty where there is none to show
 * @param acts empty for the own account
 * @param audit what was done to this admin
 */
public record AdminDetailPage(
    String title,
    String id,
    AdminRow admin,
    String password,
    Optional<Acts> acts,
    String zone,
    List<AuditRow> audit,
    Optional<Notice> notice) {

  /**
   * What can be done.
   *
   * @param apps a box for each; none for an owner
   */
  public record Acts(
      List<Option> roles, List<Option> apps, boolean resetTotp, boolean disable, boolean enable) {}

  static AdminDetailPage of(
      AdminAccount account,
      Admin me,
      List<Option> apps,
      Optional<Secret> password,
      ListPage<WithId<AuditEvent>> audit,
      Optional<Flash> flash,
      Texts texts) {
    Admin admin = account.admin();
    return new AdminDetailPage(
        texts.format("admins.title-of", admin.name()),
        texts.format("users.id", Long.toString(admin.id())),
        AdminRow.of(account, me.id(), texts),
        password.map(Secret::reveal).orElse(""),
        admin.id() == me.id() ? Optional.empty() : Optional.of(acts(account, apps, texts)),
        texts.zoneNote(account.lastSignInAt().stream()),
        audit.rows().stream().map(row -> AuditRow.of(row.event(), texts)).toList(),
        flash.map(left -> left.notice(undo(left, account), texts)));
  }

  /** Offered only while it would do something. */
  private static Optional<Undo> undo(Flash flash, AdminAccount account) {
    long id = account.admin().id();
    String role = flash.undo();
    if (flash.is(Outcome.ADMIN_DISABLED) && !account.isActive()) {
      return Optional.of(Undo.by(Paths.of(AdminPageServlet.ENABLE, id)));
    }
    if (flash.is(Outcome.ADMIN_ENABLED) && account.isActive()) {
      return Optional.of(Undo.by(Paths.of(AdminPageServlet.DISABLE, id)));
    }
    if (flash.is(Outcome.ADMIN_APPS_SET)) {
      AppScope before =
          AppScope.parse(flash.undo().equals(AdminPageServlet.ALL) ? "" : flash.undo());
      return before.equals(account.admin().apps())
          ? Optional.empty()
          : Optional.of(Undo.by(Paths.of(AdminPageServlet.APPS, id), AppPicks.fields(before)));
    }
    return role.isEmpty() || role.equals(account.admin().role().name())
        ? Optional.empty()
        : Optional.of(Undo.by(Paths.of(AdminPageServlet.ROLE, id), new Input.Field("role", role)));
  }

  private static Acts acts(AdminAccount account, List<Option> apps, Texts texts) {
    return new Acts(
        AdminListPage.roles(account.admin().role(), texts),
        account.admin().role() == AdminRole.OWNER ? List.of() : apps,
        account.totp(),
        account.isActive(),
        !account.isActive());
  }
}
