package org.wxapplogin.web.admin.events;

import java.time.ZoneId;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.web.admin.page.Messages;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Time;

/** One act of an admin as a row of a table. */
public record AuditRow(
    Time at, String admin, String act, String target, String targetHref, String detail, String ip) {

  public static AuditRow of(AuditEvent event, Messages messages, ZoneId zone) {
    return new AuditRow(
        Time.of(event.at(), zone),
        event.adminName(),
        messages.text("act." + event.act()),
        switch (event.target().kind()) {
          case USER -> messages.format("audit.user", Long.toString(event.target().id()));
          case ADMIN -> messages.format("audit.of-admin", Long.toString(event.target().id()));
          case USER_LIST -> messages.text("users.title");
        },
        switch (event.target().kind()) {
          case USER -> Paths.user(event.target().id());
          case ADMIN -> // their own page is for owners
              AuditLinks.ofAdmin(event.target().id());
          case USER_LIST -> Paths.USERS;
        },
        detail(event, messages),
        event.ip());
  }

  /** People's own words as they are; words of the code in the reader's language. */
  private static String detail(AuditEvent event, Messages messages) {
    return switch (event.act()) {
      case SET_LEVEL -> levels(event.detail(), messages);
      case SET_ROLE, CREATE_ADMIN -> roles(event.detail(), messages);
      case END_DEVICE ->
          event.detail().isBlank() ? messages.text("device.unnamed") : event.detail();
      case EXPORT_USERS ->
          event.detail().isEmpty() ? messages.text("audit.everybody") : event.detail();
      case EXPORT_DONE, EXPORT_BROKEN_OFF -> messages.format("audit.rows", event.detail());
      default -> event.detail();
    };
  }

  /** A name, which may hold anything, then a colon and the roles. */
  private static String roles(String detail, Messages messages) {
    int colon = detail.lastIndexOf(':') + 1;
    String text = detail.substring(colon);
    for (AdminRole role : AdminRole.values()) {
      text = text.replaceAll("\\b" + role.name() + "\\b", messages.text("role." + role));
    }
    return detail.substring(0, colon) + text;
  }

  private static String levels(String detail, Messages messages) {
    String text = detail;
    for (UserLevel level : UserLevel.values()) {
      text = text.replaceAll("\\b" + level.name() + "\\b", messages.text("level." + level));
    }
    return text;
  }
}
