package org.wxapplogin.web.admin.events;

import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/** One act of an admin as a row of a table. */
public record AuditRow(
    Time at, String admin, String act, String target, String targetHref, String detail, String ip) {

  public static AuditRow of(AuditEvent event, Texts texts) {
    return new AuditRow(
        texts.time(event.at()),
        event.adminName(),
        texts.text("act." + event.act()),
        switch (event.target().kind()) {
          case USER -> texts.format("audit.user", Long.toString(event.target().id()));
          case ADMIN -> texts.format("audit.of-admin", Long.toString(event.target().id()));
          case USER_LIST -> texts.text("users.title");
        },
        switch (event.target().kind()) {
          case USER -> Paths.user(event.target().id());
          case ADMIN -> // their own page is for owners
              AuditLinks.ofAdmin(event.target().id());
          case USER_LIST -> Paths.USERS;
        },
        detail(event, texts),
        event.ip());
  }

  /** People's own words as they are; words of the code in the reader's language. */
  private static String detail(AuditEvent event, Texts texts) {
    return switch (event.act()) {
      case SET_LEVEL -> levels(event.detail(), texts);
      case SET_ROLE, CREATE_ADMIN -> roles(event.detail(), texts);
      case END_DEVICE -> event.detail().isBlank() ? texts.text("device.unnamed") : event.detail();
      case EXPORT_USERS ->
          event.detail().isEmpty() ? texts.text("audit.everybody") : event.detail();
      case EXPORT_DONE, EXPORT_BROKEN_OFF -> texts.format("audit.rows", event.detail());
      default -> event.detail();
    };
  }

  /** A name, which may hold anything, then a colon and the roles. */
  private static String roles(String detail, Texts texts) {
    int colon = detail.lastIndexOf(':') + 1;
    String text = detail.substring(colon);
    for (AdminRole role : AdminRole.values()) {
      text = text.replaceAll("\\b" + role.name() + "\\b", texts.text("role." + role));
    }
    return detail.substring(0, colon) + text;
  }

  private static String levels(String detail, Texts texts) {
    String text = detail;
    for (UserLevel level : UserLevel.values()) {
      text = text.replaceAll("\\b" + level.name() + "\\b", texts.text("level." + level));
    }
    return text;
  }
}
