package org.wxapplogin.web.admin.admins;

import java.util.Optional;
import org.wxapplogin.domain.AdminAccount;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;

/**
 * What became of the act before.
 *
 * @param text empty where there was none
 * @param tone done or quiet
 * @param undoHref where a form undoes it; empty where that cannot be done
 * @param undoRole the role that form gives back; may be empty
 */
public record Told(String text, String tone, String undoHref, String undoRole) {

  public static Told of(Optional<Flash> flash, Texts texts) {
    return flash.map(left -> of(left, "", "", texts)).orElse(new Told("", "", "", ""));
  }

  /** Of an act on an admin; the undo is offered only while it would do something. */
  public static Told of(Optional<Flash> flash, AdminAccount about, Texts texts) {
    if (flash.isEmpty()) {
      return of(flash, texts);
    }
    long id = about.admin().id();
    return switch (flash.get()) {
      case ROLE_WAS_VIEWER -> role(flash.get(), about, AdminRole.VIEWER, texts);
      case ROLE_WAS_OPERATOR -> role(flash.get(), about, AdminRole.OPERATOR, texts);
      case ROLE_WAS_OWNER -> role(flash.get(), about, AdminRole.OWNER, texts);
      case ADMIN_DISABLED ->
          of(flash.get(), about.isActive() ? "" : Paths.of(AdminPageServlet.ENABLE, id), "", texts);
      case ADMIN_ENABLED ->
          of(
              flash.get(),
              about.isActive() ? Paths.of(AdminPageServlet.DISABLE, id) : "",
              "",
              texts);
      default -> of(flash, texts);
    };
  }

  public static Flash roleWas(AdminRole before) {
    return switch (before) {
      case VIEWER -> Flash.ROLE_WAS_VIEWER;
      case OPERATOR -> Flash.ROLE_WAS_OPERATOR;
      case OWNER -> Flash.ROLE_WAS_OWNER;
    };
  }

  private static Told role(Flash flash, AdminAccount about, AdminRole before, Texts texts) {
    return about.admin().role() == before
        ? of(flash, "", "", texts)
        : of(flash, Paths.of(AdminPageServlet.ROLE, about.admin().id()), before.name(), texts);
  }

  private static Told of(Flash flash, String undoHref, String undoRole, Texts texts) {
    return new Told(
        texts.text("flash." + flash),
        flash == Flash.UNCHANGED ? "quiet" : "done",
        undoHref,
        undoRole);
  }
}
