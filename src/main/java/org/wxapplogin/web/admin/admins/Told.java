package org.wxapplogin.web.admin.admins;

import java.util.Optional;
import org.wxapplogin.domain.AdminAccount;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Messages;

/**
 * What became of the act before.
 *
 * @param text empty where there was none
 * @param tone done or quiet
 * @param undoHref where a form undoes it; empty where that cannot be done
 * @param undoRole the role that form gives back; may be empty
 */
public record Told(String text, String tone, String undoHref, String undoRole) {

  public static Told of(Optional<Flash> flash, Messages messages) {
    return flash.map(left -> of(left, "", "", messages)).orElse(new Told("", "", "", ""));
  }

  /** Of an act on an admin; the undo is offered only while it would do something. */
  public static Told of(Optional<Flash> flash, AdminAccount about, Messages messages) {
    if (flash.isEmpty()) {
      return of(flash, messages);
    }
    long id = about.admin().id();
    return switch (flash.get()) {
      case ROLE_WAS_VIEWER -> role(flash.get(), about, AdminRole.VIEWER, messages);
      case ROLE_WAS_OPERATOR -> role(flash.get(), about, AdminRole.OPERATOR, messages);
      case ROLE_WAS_OWNER -> role(flash.get(), about, AdminRole.OWNER, messages);
      case ADMIN_DISABLED ->
          of(
              flash.get(),
              about.isActive() ? "" : AdminPaths.act(id, AdminPaths.Act.ENABLE),
              "",
              messages);
      case ADMIN_ENABLED ->
          of(
              flash.get(),
              about.isActive() ? AdminPaths.act(id, AdminPaths.Act.DISABLE) : "",
              "",
              messages);
      default -> of(flash, messages);
    };
  }

  public static Flash roleWas(AdminRole before) {
    return switch (before) {
      case VIEWER -> Flash.ROLE_WAS_VIEWER;
      case OPERATOR -> Flash.ROLE_WAS_OPERATOR;
      case OWNER -> Flash.ROLE_WAS_OWNER;
    };
  }

  private static Told role(Flash flash, AdminAccount about, AdminRole before, Messages messages) {
    return about.admin().role() == before
        ? of(flash, "", "", messages)
        : of(
            flash,
            AdminPaths.act(about.admin().id(), AdminPaths.Act.ROLE),
            before.name(),
            messages);
  }

  private static Told of(Flash flash, String undoHref, String undoRole, Messages messages) {
    return new Told(
        messages.text("flash." + flash),
        flash == Flash.UNCHANGED ? "quiet" : "done",
        undoHref,
        undoRole);
  }
}
